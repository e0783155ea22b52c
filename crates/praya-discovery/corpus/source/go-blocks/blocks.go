package seal

import (
	"crypto/aes"
	"crypto/cipher"
)

// Stream works with whatever block its callers outside bring.
func Stream(block cipher.Block, iv []byte) cipher.Stream {
	return cipher.NewCTR(block, iv)
}

func AEAD(block cipher.Block) (cipher.AEAD, error) {
	return cipher.NewGCM(block)
}

func Known(key []byte, iv []byte) (cipher.BlockMode, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return chain(block, iv), nil
}

func chain(block cipher.Block, iv []byte) cipher.BlockMode {
	return cipher.NewCBCEncrypter(block, iv)
}

type press struct{}

func (press) NewGCM(weight int) int { return weight }

func iron() int {
	var cipher press
	return cipher.NewGCM(3)
}
