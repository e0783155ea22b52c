use jsonwebtoken::{decode, encode, Algorithm, DecodingKey, EncodingKey, Header, Validation};
use jwt_simple::prelude::*;

const ALG: Algorithm = Algorithm::PS384;

pub fn issue(claims: &Claims, pem: &[u8]) -> String {
    encode(&Header::new(ALG), claims, &EncodingKey::from_rsa_pem(pem).unwrap()).unwrap()
}

pub fn default_header(claims: &Claims, secret: &[u8]) -> String {
    encode(&Header::default(), claims, &EncodingKey::from_secret(secret)).unwrap()
}

pub fn check(token: &str, pem: &[u8]) -> bool {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.leeway = 5;
    decode::<Claims>(token, &DecodingKey::from_ed_pem(pem).unwrap(), &validation).is_ok()
}

pub fn simple() -> String {
    let key = HS256Key::generate();
    let pair = ES256KeyPair::generate();
    let claims = jwt_simple::prelude::Claims::create(Duration::from_hours(2));
    let _ = pair.sign(claims.clone()).unwrap();
    key.authenticate(claims).unwrap()
}

pub struct Claims;

pub struct Header2 {
    pub alg: &'static str,
}

pub fn near_miss() -> Header2 {
    Header2 { alg: "RS256" }
}
