//! JKS and JCEKS.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("credential/jks", "store.jks", bytes));
