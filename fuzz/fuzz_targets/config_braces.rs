//! Blocks in braces that end in semicolons: nginx, BIND.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::wanted(&["nginx.conf", "named.conf"], bytes));
