package edge

import "crypto/tls"

// Config is this program's own and has the same fields.
type Config struct {
	MinVersion uint16
	MaxVersion uint16
}

func own() Config {
	c := Config{MinVersion: tls.VersionTLS10}
	c.MaxVersion = tls.VersionTLS11
	return c
}

func describe(v uint16) string {
	switch v {
	case tls.VersionTLS10:
		return "TLS 1.0, TLS_RSA_WITH_3DES_EDE_CBC_SHA"
	}
	return tls.VersionName(v)
}
