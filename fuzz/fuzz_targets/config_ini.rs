//! Sections and assignments: OpenSSL, MySQL, PostgreSQL, WireGuard, stunnel, Postfix, Exim.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let names = ["openssl.cnf", "my.cnf", "postgresql.conf", "wg0.conf", "stunnel.conf", "main.cf"];
    praya_fuzz::wanted(&names, bytes);
    praya_fuzz::wanted(
        &["exim.conf", "vsftpd.conf", "crypto-policies/gnutls.config", ".env"],
        bytes,
    );
});
