//! Keys of GnuPG's agent.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("credential/gpg-agent", "0123.key", bytes));
