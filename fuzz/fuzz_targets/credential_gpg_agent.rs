//! Keys of GnuPG's agent.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "credential/detect.rs"]
mod detect;

fuzz_target!(|bytes: &[u8]| detect::detect(Some("credential/gpg-agent"), "0123.key", bytes));
