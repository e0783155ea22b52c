//! OpenSSH private keys, armour left to the target.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let body = STANDARD.encode([b"openssh-key-v1\0", bytes].concat());
    let label = "OPENSSH PRIVATE KEY";
    let text = format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n");
    praya_fuzz::detect("credential/pem", "id_ed25519", text.as_bytes());
});
