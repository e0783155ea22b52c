//! Swift: parsed, lowered, and run by the evaluator.
#![no_main]

use libfuzzer_sys::fuzz_target;
use praya_source::Language;

fuzz_target!(|bytes: &[u8]| praya_fuzz::source(Language::Swift, "a.swift", bytes));
