package tokens

import (
	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/lestrrat-go/jwx/v3/jwa"
	jwxt "github.com/lestrrat-go/jwx/v3/jwt"
)

var method = jwt.SigningMethodES384

func issue(key any, claims jwt.MapClaims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

func issueEC(key any) (string, error) {
	token := jwt.New(method)
	return token.SignedString(key)
}

func byName(key any) (string, error) {
	return jwt.NewWithClaims(jwt.GetSigningMethod("PS512"), nil).SignedString(key)
}

func check(raw string, key any) (*jwt.Token, error) {
	return jwt.Parse(raw, func(t *jwt.Token) (any, error) { return key, nil },
		jwt.WithValidMethods([]string{"HS256"}))
}

func sign(t jwxt.Token, key any) ([]byte, error) {
	return jwxt.Sign(t, jwxt.WithKey(jwa.ES256(), key))
}

func envelope(key any, pub any) error {
	if _, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key}, nil); err != nil {
		return err
	}
	_, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.RSA_OAEP_256, Key: pub}, nil)
	return err
}

// Token is ours; its Sign is no signature with RS512.
type Token struct{ alg string }

func (t Token) Sign(alg string) string { return t.alg + alg }

func nearMiss() string { return Token{alg: "none"}.Sign("RS512") }
