package sealed

import (
	"crypto/rand"
	"crypto/sha256"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/curve25519"
	"golang.org/x/crypto/hkdf"
	"golang.org/x/crypto/nacl/box"
	"golang.org/x/crypto/nacl/secretbox"
	"golang.org/x/crypto/openpgp"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"
	legacy "golang.org/x/crypto/sha3"
)

func aead(key, nonce, msg []byte) ([]byte, error) {
	c, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	return c.Seal(nil, nonce, msg, nil), nil
}

func shared(scalar, point []byte) ([]byte, error) { return curve25519.X25519(scalar, point) }

func boxes(msg []byte, nonce *[24]byte, peer, own, key *[32]byte) []byte {
	_, _, _ = box.GenerateKey(rand.Reader)
	out := box.Seal(nil, msg, nonce, peer, own)
	return secretbox.Seal(out, msg, nonce, key)
}

func passwords(pw, salt []byte) {
	_, _ = bcrypt.GenerateFromPassword(pw, bcrypt.DefaultCost)
	_ = argon2.IDKey(pw, salt, 1, 64*1024, 4, 32)
	_, _ = scrypt.Key(pw, salt, 1<<15, 8, 1, 32)
	_ = pbkdf2.Key(pw, salt, 4096, 32, sha256.New)
}

func hashes(b, secret []byte) {
	k := legacy.NewLegacyKeccak256()
	k.Write(b)
	_ = blake2b.Sum256(b)
	_ = hkdf.New(sha256.New, secret, nil, nil)
}

func entity() (*openpgp.Entity, error) {
	return openpgp.NewEntity("ci", "", "ci@example.org", nil)
}

type box32 struct{}

func (box32) Seal(out, msg []byte) []byte { return append(out, msg...) }

// bcrypt.CompareHashAndPassword is named here only.
func nearMiss(b []byte) []byte {
	var box box32
	return box.Seal(nil, b)
}
