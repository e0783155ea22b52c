//! NSS databases.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("credential/nss", "cert9.db", bytes));
