package vault

import "fmt"

// A project's own types that carry the same method names as those of crypto/rsa and crypto/ecdh.
type ledger struct{ lines []string }

func (l *ledger) Sign(who, what, when string) string { return who + what + when }
func (l *ledger) ECDH(a string) string               { return a }
func (l *ledger) GenerateKey(n int) string           { return fmt.Sprint("RSA-", n) }

type rsaLike struct{}

func (rsaLike) GenerateKey(bits int) int { return bits }

func run() {
	var rsa rsaLike
	_ = rsa.GenerateKey(1024)
	l := &ledger{}
	_ = l.Sign("SHA1withRSA", "ECDSA", "MD5")
	_ = l.ECDH("P-256")
	_ = l.GenerateKey(512)
}
