package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	h "crypto/hmac"
	"crypto/hkdf"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rc4"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"
	"io"
)

func gcm(msg []byte) ([]byte, error) {
	key := make([]byte, 32)
	if _, err := io.ReadFull(rand.Reader, key); err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize())
	return aead.Seal(nonce, nonce, msg, nil), nil
}

func cbc(key, iv, msg []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(msg))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, msg)
	return out, nil
}

func triple(key, iv []byte) (cipher.Stream, error) {
	block, err := des.NewTripleDESCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewCTR(block, iv), nil
}

func stream(key []byte) (*rc4.Cipher, error) { return rc4.NewCipher(key) }

func tag(key, msg []byte) []byte {
	mac := h.New(sha512.New384, key)
	mac.Write(msg)
	return mac.Sum(nil)
}

var makers = map[string]func() hash.Hash{"etag": md5.New}

func sums(b []byte) {
	_ = sha1.Sum(b)
	_ = sha512.Sum512_256(b)
	_ = sha3.Sum256(b)
	d := sha3.NewSHAKE256()
	d.Write(b)
}

func derive(secret, salt []byte, pw string) ([]byte, error) {
	if _, err := pbkdf2.Key(sha256.New, pw, salt, 600000, 32); err != nil {
		return nil, err
	}
	return hkdf.Key(sha256.New, secret, salt, "session", 32)
}
