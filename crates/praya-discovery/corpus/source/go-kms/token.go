package keys

import (
	"github.com/miekg/pkcs11"
	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/signature"
)

func hsm(p *pkcs11.Ctx, s pkcs11.SessionHandle, key pkcs11.ObjectHandle) error {
	ecdsa := []*pkcs11.Mechanism{pkcs11.NewMechanism(pkcs11.CKM_ECDSA, nil)}
	defer p.SignInit(s, ecdsa, key)
	mech := pkcs11.NewMechanism(pkcs11.CKM_SHA256_RSA_PKCS_PSS, nil)
	return p.SignInit(s, []*pkcs11.Mechanism{mech}, key)
}

func tink() error {
	if _, err := keyset.NewHandle(aead.AES256GCMKeyTemplate()); err != nil {
		return err
	}
	_, err := keyset.NewHandle(signature.ED25519KeyTemplate())
	return err
}
