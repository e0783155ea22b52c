package chain

import (
	"github.com/btcsuite/btcd/btcec/v2"
	btcecdsa "github.com/btcsuite/btcd/btcec/v2/ecdsa"
	"github.com/btcsuite/btcd/btcec/v2/schnorr"
	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/crypto/ecies"
	"github.com/minio/sio"
)

func wallet(hash, raw []byte) bool {
	priv, err := btcec.NewPrivateKey()
	if err != nil {
		return false
	}
	sig := btcecdsa.Sign(priv, hash)
	_, _ = schnorr.Sign(priv, hash)
	pub, _ := btcec.ParsePubKey(raw)
	return sig.Verify(hash, pub)
}

func ethereum(msg []byte) ([]byte, error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, err
	}
	return crypto.Sign(crypto.Keccak256(msg), key)
}

func seal(pub *ecies.PublicKey, msg []byte) ([]byte, error) {
	return ecies.Encrypt(nil, pub, msg, nil, nil)
}

func exchange(a *secp256k1.PrivateKey, b *secp256k1.PublicKey) []byte {
	return secp256k1.GenerateSharedSecret(a, b)
}

func store(key []byte) sio.Config {
	return sio.Config{Key: key, CipherSuites: []byte{sio.AES_256_GCM}}
}
