//! OpenSSH public keys and certificates, base64 left to the target.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A blob begins with the length and the name of its type.
    let length = bytes.get(3).copied().unwrap_or(0);
    let name = bytes.get(4..4 + usize::from(length)).unwrap_or_default();
    let line = format!("{} {}", String::from_utf8_lossy(name), STANDARD.encode(bytes));
    praya_fuzz::detect("credential/ssh-public-key", "authorized_keys", line.as_bytes());
});
