//! Exports of the Windows registry.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::wanted(&["tls.reg"], bytes));
