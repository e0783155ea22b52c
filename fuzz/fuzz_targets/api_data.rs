//! Data files of libraries' interfaces, and a program run against what they say.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| praya_fuzz::api_data(text));
