package live

import (
	"crypto/ecdsa"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"strings"
)

type settings struct {
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

var loaded *settings

func load(raw []byte) error { return json.Unmarshal(raw, &loaded) }

func tag(text string) []byte {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) < 10 {
		return nil
	}
	sum := md5.Sum(raw)
	return sum[:]
}

func parts(text string) []byte {
	p := strings.Split(text, ".")
	if len(p) != 3 {
		return nil
	}
	sum := sha1.Sum([]byte(p[1]))
	return sum[:]
}

func ready(data []byte) []byte {
	if loaded == nil {
		return nil
	}
	sum := sha256.Sum256(data)
	return sum[:]
}

func (s *settings) config() *tls.Config {
	if len(s.Cert) == 0 || s.Key == "" {
		return &tls.Config{MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS12}
	}
	return &tls.Config{MinVersion: tls.VersionTLS13}
}

func example() *tls.Config { return (&settings{Cert: "a.pem", Key: "a.key"}).config() }

type issuer struct{ key *ecdsa.PrivateKey }

type ticket struct {
	template *x509.Certificate
	issuer   *issuer
}

func (i *issuer) prepare(t *x509.Certificate) *ticket { return &ticket{t, i} }

func (i *issuer) issue(t *ticket) ([]byte, error) {
	if t.issuer != i {
		return nil, nil
	}
	return x509.CreateCertificate(rand.Reader, t.template, t.template, nil, i.key)
}
