module hk.bank/payments

go 1.22

require golang.org/x/crypto v0.17.0 // indirect

require (
	github.com/cloudflare/circl v1.3.7
	github.com/golang-jwt/jwt/v5 v5.2.0
	// github.com/tjfoc/gmsm v1.4.1
	github.com/pkg/errors v0.9.1
	filippo.io/edwards25519 v1.0.0
	github.com/tjfoc/gmsm/ads v1.0.0
)

exclude github.com/dgrijalva/jwt-go v3.2.0

replace filippo.io/edwards25519 => ../edwards25519

replace (
	github.com/cloudflare/circl v1.3.7 => github.com/cloudflare/circl v1.6.0
)
