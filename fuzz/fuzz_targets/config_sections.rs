//! Blocks in braces of one setting a line: Dovecot, swanctl, Caddy, Kerberos.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::wanted(
    &["dovecot.conf", "swanctl.conf", "Caddyfile", "krb5.conf"],
    bytes
));
