//! ELF, Go and Rust programs.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("binary/elf", "program", bytes));
