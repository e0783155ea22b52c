//! Manifests within Java archives.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::detect(
    "binary/jar",
    "bcprov-jdk18on-1.79.jar!/META-INF/MANIFEST.MF",
    bytes
));
