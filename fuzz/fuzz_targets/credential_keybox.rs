//! GnuPG key boxes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("credential/keybox", "pubring.kbx", bytes));
