//! RPM's database in SUSE's format.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect(
    "dependency/rpm",
    "usr/lib/sysimage/rpm/Packages.db",
    bytes
));
