use fips204::ml_dsa_87;
use fips204::traits::Signer as _;
use ml_kem::kem::{Decapsulate, Encapsulate};
use ml_kem::{KemCore, MlKem768};
use rand_core::OsRng;

pub fn fips203() {
    let (dk, ek) = MlKem768::generate(&mut OsRng);
    let (ct, _) = ek.encapsulate(&mut OsRng).unwrap();
    let _ = dk.decapsulate(&ct).unwrap();
}

pub fn fips204(msg: &[u8]) {
    let (_pk, sk) = ml_dsa_87::try_keygen().unwrap();
    let _ = sk.try_sign(msg, &[]);
}

pub fn handshake() -> Result<snow::HandshakeState, snow::Error> {
    snow::Builder::new("Noise_XX_25519_ChaChaPoly_BLAKE2s".parse()?).build_initiator()
}
