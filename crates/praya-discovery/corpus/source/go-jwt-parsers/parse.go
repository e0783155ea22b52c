package session

import "github.com/golang-jwt/jwt/v5"

func Claims(token string, keys jwt.Keyfunc) (*jwt.Token, error) {
	return new(jwt.Parser).ParseWithClaims(token, jwt.MapClaims{}, keys)
}

func Plain(token string, keys jwt.Keyfunc) (*jwt.Token, error) {
	parser := &jwt.Parser{}
	return parser.Parse(token, keys)
}

func Peek(token string) (*jwt.Token, []string, error) {
	return new(jwt.Parser).ParseUnverified(token, jwt.MapClaims{})
}

type reader struct{}

func (reader) Parse(text string, keys jwt.Keyfunc) string { return text + "RS256" }

func Read(jwt reader) string { return jwt.Parse("HS256", nil) }
