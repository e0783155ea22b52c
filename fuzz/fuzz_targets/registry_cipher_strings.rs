//! OpenSSL cipher strings, cipher suites, IKE proposals.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| praya_fuzz::cipher_strings(text));
