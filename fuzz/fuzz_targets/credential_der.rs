//! DER and BER: certificates, keys, CMS, PKCS#12, key stores in ASN.1.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "credential/detect.rs"]
mod detect;

fuzz_target!(|bytes: &[u8]| detect::detect(Some("credential/der"), "store.p12", bytes));
