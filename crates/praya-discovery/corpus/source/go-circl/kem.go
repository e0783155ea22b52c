package pq

import (
	"crypto"
	"crypto/rand"

	"github.com/cloudflare/circl/dh/x448"
	"github.com/cloudflare/circl/hpke"
	"github.com/cloudflare/circl/kem/hybrid"
	"github.com/cloudflare/circl/kem/kyber/kyber1024"
	"github.com/cloudflare/circl/kem/mlkem/mlkem768"
	"github.com/cloudflare/circl/kem/schemes"
	"github.com/cloudflare/circl/sign/eddilithium3"
	"github.com/cloudflare/circl/sign/ed448"
	"github.com/cloudflare/circl/sign/mldsa/mldsa65"
	"github.com/cloudflare/circl/sign/slhdsa"
)

func pair() error {
	pk, sk, err := mlkem768.GenerateKeyPair(rand.Reader)
	_, _ = pk, sk
	if err != nil {
		return err
	}
	s := kyber1024.Scheme()
	pub, _, err := s.GenerateKeyPair()
	if err != nil {
		return err
	}
	_, _, err = s.Encapsulate(pub)
	return err
}

func named() {
	scheme := schemes.ByName("X25519MLKEM768")
	_, _, _ = scheme.GenerateKeyPair()
	_, _, _ = hybrid.Kyber768X25519().GenerateKeyPair()
}

func signatures(msg []byte) {
	pk, sk, _ := mldsa65.GenerateKey(rand.Reader)
	sig := make([]byte, mldsa65.SignatureSize)
	_ = mldsa65.SignTo(sk, msg, nil, false, sig)
	_ = mldsa65.Verify(pk, msg, nil, sig)
	_, priv, _ := ed448.GenerateKey(rand.Reader)
	_ = ed448.Sign(priv, msg, "")
	_, _, _ = eddilithium3.GenerateKey(rand.Reader)
	_, _, _ = slhdsa.GenerateKey(rand.Reader, slhdsa.SHA2_128s)
}

func shared(priv, pub, out *x448.Key) {
	x448.KeyGen(pub, priv)
	x448.Shared(out, priv, pub)
}

func suite() hpke.Suite {
	return hpke.NewSuite(hpke.KEM_X25519_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES128GCM)
}

type pool struct{}

func (pool) GenerateKeyPair() (crypto.PublicKey, error) { return nil, nil }

func nearMiss() { _, _ = pool{}.GenerateKeyPair() }
