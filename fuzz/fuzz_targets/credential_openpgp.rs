//! OpenPGP packets.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "credential/detect.rs"]
mod detect;

fuzz_target!(|bytes: &[u8]| detect::detect(Some("credential/openpgp"), "ring.gpg", bytes));
