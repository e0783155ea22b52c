package pay

import (
	"crypto/elliptic"
	"crypto/ecdsa"
	"crypto/md5"
	"crypto/rand"
	r "crypto/rsa"
	"crypto/tls"
)

const bits = 4096

func run() {
	r.GenerateKey(rand.Reader, bits)
	ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	md5.New()
	_ = &tls.Config{MinVersion: tls.VersionTLS13}
	// md5.Sum(nil)
}
