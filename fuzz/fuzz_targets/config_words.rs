//! One setting a line: OpenSSH, HAProxy, OpenVPN, Redis, Squid, LDAP, IPsec.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let names = ["sshd_config", "haproxy.cfg", "a.ovpn", "redis.conf", "squid.conf", "slapd.conf"];
    praya_fuzz::wanted(&names, bytes);
    praya_fuzz::wanted(
        &["ipsec.conf", "ipsec.secrets", "pg_hba.conf", "login.defs", "crypttab"],
        bytes,
    );
});
