package release

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"

	"github.com/sigstore/sigstore/pkg/cryptoutils"
	"github.com/sigstore/sigstore/pkg/signature"
)

func mock() (signature.SignerVerifier, error) {
	sv, _, err := signature.NewECDSASignerVerifier(elliptic.P384(), rand.Reader, crypto.SHA384)
	return sv, err
}

func quick() error {
	if _, _, err := signature.NewDefaultECDSASignerVerifier(); err != nil {
		return err
	}
	if _, _, err := signature.NewDefaultED25519SignerVerifier(); err != nil {
		return err
	}
	_, _, err := signature.NewRSAPSSSignerVerifier(rand.Reader, 3072, crypto.SHA256)
	return err
}

func verifier(pub crypto.PublicKey) (signature.Verifier, error) {
	return signature.LoadVerifier(pub, crypto.SHA256)
}

func fixed(k *ecdsa.PublicKey, r *rsa.PrivateKey) error {
	if _, err := signature.LoadECDSAVerifier(k, crypto.SHA512); err != nil {
		return err
	}
	_, err := signature.LoadRSAPKCS1v15Signer(r, crypto.SHA256)
	return err
}

func own() error {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	_, err = signature.LoadSigner(k, crypto.SHA256)
	return err
}

func files(pass cryptoutils.PassFunc) error {
	_, _, err := cryptoutils.GeneratePEMEncodedECDSAKeyPair(elliptic.P521(), pass)
	return err
}

type signatures struct{ list []string }

func (s signatures) LoadVerifier(name string, h crypto.Hash) string { return name }

func notes(signature signatures) string { return signature.LoadVerifier("ed25519", crypto.SHA1) }
