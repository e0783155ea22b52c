package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"hash"
)

func rsaCheck(k *rsa.PrivateKey, h hash.Hash) ([]byte, error) {
	return rsa.SignPSS(rand.Reader, k, crypto.SHA256, h.Sum(nil), nil)
}

func ecCheck(k *ecdsa.PrivateKey, h hash.Hash) ([]byte, error) {
	return ecdsa.SignASN1(rand.Reader, k, h.Sum(nil))
}

func check(k crypto.Signer) ([]byte, error) {
	h := sha256.New()
	switch s := k.(type) {
	case *rsa.PrivateKey:
		return rsaCheck(s, h)
	case *ecdsa.PrivateKey:
		return ecCheck(s, h)
	}
	return nil, nil
}

func Load(der []byte) ([]byte, error) {
	if k, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return check(k)
	}
	k, err := x509.ParseECPrivateKey(der)
	if err != nil {
		return nil, err
	}
	return check(k)
}
