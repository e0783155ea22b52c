use fips204::ml_dsa_87;
use fips204::traits::{SerDes as _, Signer as _};
use ml_dsa::{KeyGen, MlDsa65};
use ml_kem::kem::{Decapsulate, Encapsulate};
use ml_kem::{KemCore, MlKem768};
use oqs::kem::{Algorithm, Kem};
use oqs::sig::{self, Sig};
use pqcrypto_kyber::kyber1024;
use pqcrypto_mldsa::mldsa44;
use rand_core::OsRng;
use slh_dsa::{Sha2_128s, SigningKey};

pub fn fips203() {
    let (dk, _) = MlKem768::generate(&mut OsRng);
    let ek = dk.encapsulation_key();
    let (ct, _) = ek.encapsulate(&mut OsRng).unwrap();
    let _ = dk.decapsulate(&ct).unwrap();
}

pub fn fips204(msg: &[u8]) {
    let _pair = MlDsa65::key_gen(&mut OsRng);
    let sk = ml_dsa_87::PrivateKey::try_from_bytes([0; 4896]).unwrap();
    let _ = sk.try_sign(msg, &[]);
}

pub fn fips205() {
    let _sk = SigningKey::<Sha2_128s>::new(&mut OsRng);
}

pub fn open_quantum_safe(msg: &[u8]) -> oqs::Result<()> {
    let kem = Kem::new(Algorithm::MlKem768)?;
    let (pk, sk) = kem.keypair()?;
    let (ct, _) = kem.encapsulate(&pk)?;
    let _ = kem.decapsulate(&sk, &ct)?;
    let sig = Sig::new(sig::Algorithm::Falcon512)?;
    let (_, secret) = sig.keypair()?;
    let _ = sig.sign(msg, &secret)?;
    Ok(())
}

pub fn clean(msg: &[u8]) {
    let (pk, sk) = kyber1024::keypair();
    let (_, ct) = kyber1024::encapsulate(&pk);
    let _ = kyber1024::decapsulate(&ct, &sk);
    let (_, sk) = mldsa44::keypair();
    let _ = mldsa44::detached_sign(msg, &sk);
}

mod ledger {
    pub fn keypair() -> (u8, u8) {
        (0, 1)
    }
    pub fn encapsulate(_k: &u8) {}
}

/// Neither `kyber512::keypair()` nor SIKE is called here.
pub fn near_miss() {
    let (a, _) = ledger::keypair();
    ledger::encapsulate(&a);
}
