package mailbox

import (
	"crypto"
	"io"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/go-jose/go-jose/v4"
	"github.com/lestrrat-go/jwx/v3/jwk"
)

func open(body io.Reader, ring openpgp.EntityList) (io.Reader, error) {
	md, err := openpgp.ReadMessage(body, ring, nil, nil)
	if err != nil {
		return nil, err
	}
	return md.UnverifiedBody, nil
}

func check(ring openpgp.EntityList, signed, signature io.Reader) error {
	_, err := openpgp.CheckArmoredDetachedSignature(ring, signed, signature, nil)
	return err
}

func account(key *jose.JSONWebKey) ([]byte, error) {
	return key.Thumbprint(crypto.SHA256)
}

func kid(public crypto.PublicKey) ([]byte, error) {
	k := jose.JSONWebKey{Key: public}
	return k.Thumbprint(crypto.SHA512)
}

func other(key jwk.Key) ([]byte, error) {
	return key.Thumbprint(crypto.SHA384)
}

type inbox struct{}

func (inbox) ReadMessage(id int) string { return "openpgp" }

func (inbox) Thumbprint(h crypto.Hash) string { return h.String() }

func list() (string, string) {
	var openpgp inbox
	return openpgp.ReadMessage(1), openpgp.Thumbprint(crypto.SHA1)
}
