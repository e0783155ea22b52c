//! Debian packages: ar, and what is compressed in it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::scan("a.deb", bytes));
