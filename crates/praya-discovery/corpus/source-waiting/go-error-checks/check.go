package keys

import (
	"crypto"
	"crypto/md5"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/tls"
	"net/http"

	"github.com/miekg/pkcs11"
)

func one(pub *rsa.PublicKey, sum, sig []byte) error {
	if err := rsa.VerifyPKCS1v15(pub, crypto.SHA256, sum, sig); err != nil {
		return err
	}
	_ = md5.Sum(sum)
	return nil
}

func two(pub *rsa.PublicKey, sum, sig []byte) [20]byte {
	err := rsa.VerifyPKCS1v15(pub, crypto.SHA512, sum, sig)
	if err == nil {
		return sha1.Sum(sum)
	}
	return sha1.Sum(sig)
}

func three() {
	if http.ListenAndServeTLS(":1", "", "", nil) != nil {
		return
	}
	c, _ := tls.Dial("tcp", "x:1", nil)
	if c == nil {
		_ = md5.Sum(nil)
	}
}

func four(p *pkcs11.Ctx, s pkcs11.SessionHandle, key pkcs11.ObjectHandle) error {
	if err := p.SignInit(s, nil, key); err != nil {
		return err
	}
	mech := pkcs11.NewMechanism(pkcs11.CKM_SHA256_RSA_PKCS_PSS, nil)
	return p.SignInit(s, []*pkcs11.Mechanism{mech}, key)
}
