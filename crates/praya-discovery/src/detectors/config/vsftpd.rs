//! vsftpd.

use super::means::Means;
use super::program::{PLAIN, Program, Syntax};
use super::tls::Version;

/// The server.
pub(crate) const VSFTPD: Program = Program {
    id: "config/vsftpd",
    kind: "vsftpd configuration",
    name: "vsftpd",
    files: &["vsftpd.conf"],
    telling: &[],
    syntax: Syntax::Ini(PLAIN),
    prefixes: &["ssl_"],
    table: &[
        ("enable", Means::Switch),
        ("sslv2", Means::Version(Version::Ssl2)),
        ("sslv3", Means::Version(Version::Ssl3)),
        ("tlsv1", Means::Version(Version::Tls10)),
        ("tlsv1_1", Means::Version(Version::Tls11)),
        ("tlsv1_2", Means::Version(Version::Tls12)),
        ("tlsv1_3", Means::Version(Version::Tls13)),
        ("ciphers", Means::Ciphers),
    ],
};
