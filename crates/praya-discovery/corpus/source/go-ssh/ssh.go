package remote

import (
	"os"

	gossh "golang.org/x/crypto/ssh"
)

var kex = []string{"mlkem768x25519-sha256", "curve25519-sha256"}

func dial(addr string, pem []byte) (*gossh.Client, error) {
	signer, err := gossh.ParsePrivateKey(pem)
	if err != nil {
		return nil, err
	}
	cfg := &gossh.ClientConfig{
		User:              os.Getenv("USER"),
		Auth:              []gossh.AuthMethod{gossh.PublicKeys(signer)},
		HostKeyAlgorithms: []string{gossh.KeyAlgoED25519, gossh.KeyAlgoECDSA256},
		Config: gossh.Config{
			KeyExchanges: kex,
			Ciphers:      []string{gossh.CipherAES256GCM, "aes128-ctr"},
			MACs:         []string{gossh.HMACSHA256ETM},
		},
	}
	return gossh.Dial("tcp", addr, cfg)
}

func listen() *gossh.ServerConfig {
	cfg := &gossh.ServerConfig{NoClientAuth: false}
	cfg.KeyExchanges = []string{"diffie-hellman-group14-sha1"}
	return cfg
}

// The banner says ssh-rsa and diffie-hellman-group1-sha1; nothing offers them.
const banner = "we removed ssh-rsa and diffie-hellman-group1-sha1 last year"
