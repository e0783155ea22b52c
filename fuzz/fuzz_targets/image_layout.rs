//! Container images, of their manifests and layers: the target writes the TAR around them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::image(bytes));
