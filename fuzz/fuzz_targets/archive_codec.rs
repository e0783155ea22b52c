//! Compressed files: LZMA by its name, the others by how they begin.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::scan("a.lzma", bytes));
