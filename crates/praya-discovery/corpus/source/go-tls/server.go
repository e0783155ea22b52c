package edge

import (
	"crypto/tls"
	"net/http"
)

const floor = tls.VersionTLS12

var suites = []uint16{
	tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
}

func server() *http.Server {
	cfg := &tls.Config{
		MinVersion:       floor,
		MaxVersion:       tls.VersionTLS12,
		CipherSuites:     suites,
		CurvePreferences: []tls.CurveID{tls.X25519MLKEM768, tls.X25519, tls.CurveP256},
	}
	return &http.Server{Addr: ":8443", TLSConfig: cfg}
}

func client() *http.Client {
	cfg := &tls.Config{}
	cfg.MinVersion = tls.VersionTLS13
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg}}
}

func old() *tls.Config {
	var c tls.Config
	c.MinVersion = tls.VersionTLS10
	c.MaxVersion = tls.VersionTLS11
	return &c
}

func plain() *tls.Config { return &tls.Config{ServerName: "db.internal"} }
