package odd

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net/http"

	"github.com/golang-jwt/jwt/v4"
)

func curveOf(name string) elliptic.Curve {
	switch name {
	case "P-256":
		return elliptic.P256()
	case "P-384":
		return elliptic.P384()
	}
	return nil
}

func generate(name string) (crypto.Signer, error) {
	if name == "rsa" {
		return rsa.GenerateKey(rand.Reader, 4096)
	}
	return ecdsa.GenerateKey(curveOf(name), rand.Reader)
}

func certificate() ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	t := x509.Certificate{SerialNumber: big.NewInt(1)}
	return x509.CreateCertificate(rand.Reader, &t, &t, &key.PublicKey, key)
}

func named() ([]byte, error) {
	t := &x509.Certificate{SignatureAlgorithm: x509.SHA384WithRSAPSS}
	return x509.CreateCertificate(rand.Reader, t, t, nil, nil)
}

func mac(key []byte) []byte {
	makeHash := sha256.New
	return hmac.New(makeHash, key).Sum(nil)
}

type service struct {
	key  *rsa.PrivateKey
	aead cipher.AEAD
}

func newService(secret []byte) (*service, error) {
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	return &service{aead: aead}, err
}

func (s *service) sign(m []byte) ([]byte, error) {
	d := sha256.Sum256(m)
	return rsa.SignPSS(rand.Reader, s.key, crypto.SHA256, d[:], nil)
}

func init() {
	http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
}

var curves = map[string]ecdh.Curve{"x": ecdh.X25519(), "p": ecdh.P256()}

func exchange(name string) (*ecdh.PrivateKey, error) { return curves[name].GenerateKey(rand.Reader) }

func verify(pub crypto.PublicKey, h, s []byte) bool {
	switch k := pub.(type) {
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(k, crypto.SHA512, h, s) == nil
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(k, h, s)
	case ed25519.PublicKey:
		return ed25519.Verify(k, h, s)
	}
	return false
}

var methods = map[string]jwt.SigningMethod{"a": jwt.SigningMethodHS256, "b": jwt.SigningMethodES512}

func token() *jwt.Token { return jwt.NewWithClaims(methods["b"], nil) }

// None of these is a use: a name, a type, a comparison.
func describe(m jwt.SigningMethod, c elliptic.Curve) string {
	if m == nil || m.Alg() == "RS512" {
		return "rsa.GenerateKey(rand.Reader, 1024)"
	}
	return c.Params().Name
}
