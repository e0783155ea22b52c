//! RPM's database in Berkeley DB.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect("dependency/rpm", "var/lib/rpm/Packages", bytes));
