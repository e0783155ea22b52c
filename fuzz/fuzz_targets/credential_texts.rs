//! Every detector of credentials, over text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect_area("credential/", "values.conf", bytes));
