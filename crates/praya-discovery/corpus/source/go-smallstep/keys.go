package authority

import (
	"go.step.sm/crypto/jose"
	"go.step.sm/crypto/keyutil"
)

const keyType = "RSA"

func root() (any, error) { return keyutil.GenerateDefaultSigner() }

func intermediate() (any, error) { return keyutil.GenerateSigner("EC", "P-384", 0) }

func account(bits int) (any, error) {
	if bits == 0 {
		return keyutil.GenerateKey(keyType, "", 3072)
	}
	return keyutil.GenerateKey("OKP", "Ed25519", 0)
}

func token() (*jose.JSONWebKey, error) {
	return jose.GenerateJWK("EC", "P-256", "ES256", "sig", "", 0)
}

func signer(k *jose.JSONWebKey) (jose.Signer, error) {
	return jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: k.Key}, nil)
}

func secret() (any, error) { return keyutil.GenerateKey("oct", "", 32) }

type maker struct{}

func (maker) GenerateSigner(kind, curve string, size int) string { return kind + curve }

func label() string {
	var keyutil maker
	return keyutil.GenerateSigner("RSA", "P-256", 1024)
}
