package vault

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/mlkem"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"errors"
)

// errShort mentions rsa.GenerateKey(rand.Reader, 512) and is only a text.
var errShort = errors.New("refusing RSA-1024 key; use ecdsa.GenerateKey(elliptic.P521())")

const legacyBits = 1024 // never used

type keyStore struct {
	signer *rsa.PrivateKey
}

func open(bits int) (*keyStore, error) {
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		return nil, err
	}
	return &keyStore{signer: key}, nil
}

func newStore() (*keyStore, error) { return open(3072) }

func pss(key *rsa.PrivateKey, msg []byte) ([]byte, error) {
	sum := sha256.Sum256(msg)
	opts := &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: crypto.SHA256}
	return key.Sign(rand.Reader, sum[:], opts)
}

func pkcs1(msg []byte) ([]byte, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(msg)
	sig, err := key.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	return sig, rsa.VerifyPKCS1v15(&key.PublicKey, crypto.SHA256, sum[:], sig)
}

func seal(pub *rsa.PublicKey, msg []byte) ([]byte, error) {
	return rsa.EncryptOAEP(sha256.New(), rand.Reader, pub, msg, nil)
}

func agree() ([]byte, error) {
	priv, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	other, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	if _, err := other.ECDH(other.PublicKey()); err != nil {
		return nil, err
	}
	return priv.ECDH(priv.PublicKey())
}

func encapsulate() ([]byte, []byte, error) {
	dk, err := mlkem.GenerateKey768()
	if err != nil {
		return nil, nil, err
	}
	ek := dk.EncapsulationKey()
	shared, ct := ek.Encapsulate()
	_, err = dk.Decapsulate(ct)
	return shared, ct, err
}

func edSign(seed, msg []byte) bool {
	priv := ed25519.NewKeyFromSeed(seed)
	sig := ed25519.Sign(priv, msg)
	return ed25519.Verify(priv.Public().(ed25519.PublicKey), msg, sig)
}

func load(der []byte) (any, error) {
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return key, nil
	}
	return x509.ParseECPrivateKey(der)
}

func ecSign(digest []byte) ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return ecdsa.SignASN1(rand.Reader, key, digest)
}
