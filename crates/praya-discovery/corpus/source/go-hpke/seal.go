package envelope

import (
	"crypto/ecdh"
	std "crypto/hpke"
	"fmt"

	"filippo.io/hpke"
)

const label = "ledger/backup/v2"

// suite is what a backup is sealed with.
type suite struct {
	kem hpke.KEM
	kdf hpke.KDF
}

func newSuite() *suite {
	return &suite{kem: hpke.MLKEM768X25519(), kdf: hpke.HKDFSHA256()}
}

func (s *suite) recipient() (hpke.PrivateKey, error) {
	return s.kem.GenerateKey()
}

func seal(raw, plain []byte) ([]byte, []byte, error) {
	pk, err := hpke.MLKEM768P256().NewPublicKey(raw)
	if err != nil {
		return nil, nil, err
	}
	enc, sender, err := hpke.NewSender(pk, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte(label))
	if err != nil {
		return nil, nil, err
	}
	ct, err := sender.Seal(nil, plain)
	return enc, ct, err
}

func open(k hpke.PrivateKey, enc, ct []byte) ([]byte, error) {
	r, err := hpke.NewRecipient(enc, k, hpke.HKDFSHA512(), hpke.AES256GCM(), []byte(label))
	if err != nil {
		return nil, fmt.Errorf("X25519 recipient: %w", err)
	}
	return r.Open(nil, ct)
}

func oneShot(k std.PrivateKey, pk std.PublicKey, m []byte) ([]byte, error) {
	ct, err := std.Seal(pk, std.HKDFSHA256(), std.AES128GCM(), nil, m)
	if err != nil {
		return nil, err
	}
	return std.Open(k, std.HKDFSHA384(), std.ChaCha20Poly1305(), nil, ct)
}

func classic(raw []byte) (std.PublicKey, error) {
	return std.DHKEM(ecdh.P256()).NewPublicKey(raw)
}

func same(a, b hpke.KEM) bool { return a.ID() == b.ID() }
