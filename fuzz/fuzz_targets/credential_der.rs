//! DER and BER: certificates, keys, CMS, PKCS#12, key stores in ASN.1.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("credential/der", "store.p12", bytes));
