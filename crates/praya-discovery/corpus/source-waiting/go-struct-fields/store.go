package vault

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"

	"github.com/golang-jwt/jwt/v5"
)

type keyStore struct {
	signer *rsa.PrivateKey
	curve  elliptic.Curve
	method jwt.SigningMethod
	bits   int
}

func open() (*keyStore, error) {
	key, err := rsa.GenerateKey(rand.Reader, 3072)
	if err != nil {
		return nil, err
	}
	return &keyStore{signer: key, curve: elliptic.P384(), method: jwt.SigningMethodPS256, bits: 4096}, nil
}

func (s *keyStore) issue() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(s.curve, rand.Reader)
}

func (s *keyStore) rotate() (err error) {
	s.signer, err = rsa.GenerateKey(rand.Reader, s.bits)
	return err
}

func (s *keyStore) token(claims jwt.MapClaims) (string, error) {
	return jwt.NewWithClaims(s.method, claims).SignedString(s.signer)
}

func (s *keyStore) sign(msg []byte) ([]byte, error) {
	sum := sha256.Sum256(msg)
	return s.signer.Sign(rand.Reader, sum[:], crypto.SHA256)
}

func pair(msg []byte) ([]byte, error) {
	_, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return priv.Sign(rand.Reader, msg, crypto.Hash(0))
}

func load(der, digest []byte) ([]byte, error) {
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, err
	}
	ec, ok := key.(*ecdsa.PrivateKey)
	if !ok {
		return nil, err
	}
	return ec.Sign(rand.Reader, digest, crypto.SHA384)
}

type options struct{ min uint16 }

type option func(*options)

func withMin(v uint16) option { return func(o *options) { o.min = v } }

func config(opts ...option) *tls.Config {
	o := options{min: tls.VersionTLS12}
	for _, set := range opts {
		set(&o)
	}
	return &tls.Config{MinVersion: o.min}
}

func modern() *tls.Config { return config(withMin(tls.VersionTLS13)) }
