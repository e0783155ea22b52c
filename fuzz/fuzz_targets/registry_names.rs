//! Names and identifiers of algorithms and curves. What is read is read again from its own name.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| praya_fuzz::names(text));
