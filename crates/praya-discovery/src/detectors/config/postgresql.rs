//! PostgreSQL: `postgresql.conf`, `pg_hba.conf`, and `pgbouncer.ini`.

use super::means::Means;
use super::notes::{Notes, Place};
use super::program::{COMMENTED, PLAIN, Program, Syntax};
use super::sniff;
use super::syntax::words;
use crate::{Artefact, Detector, Report};

/// The server.
pub(crate) const SERVER: Program = Program {
    id: "config/postgresql",
    kind: "PostgreSQL configuration",
    name: "PostgreSQL",
    files: &["postgresql.conf", "postgresql.auto.conf"],
    telling: &["ssl_min_protocol_version", "password_encryption", "ssl_prefer_server_ciphers"],
    syntax: Syntax::Ini(COMMENTED),
    prefixes: &[""],
    table: &[
        ("ssl", Means::Switch),
        ("ssl_min_protocol_version", Means::Lowest),
        ("ssl_max_protocol_version", Means::Highest),
        ("ssl_ciphers", Means::Ciphers),
        ("ssl_tls13_ciphers", Means::Suites13),
        ("ssl_groups", Means::Groups),
        ("ssl_ecdh_curve", Means::Groups),
        ("password_encryption", Means::Schemes),
    ],
};

/// The connection pool.
pub(crate) const PGBOUNCER: Program = Program {
    id: "config/pgbouncer",
    kind: "PgBouncer configuration",
    name: "PgBouncer",
    files: &["pgbouncer.ini"],
    telling: &["client_tls_sslmode", "server_tls_sslmode"],
    syntax: Syntax::Ini(PLAIN),
    prefixes: &["client_tls_", "server_tls_", ""],
    table: &[
        ("sslmode", Means::Switch),
        ("protocols", Means::Versions),
        ("ciphers", Means::Ciphers),
        ("tls13_ciphers", Means::Suites13),
        ("ecdhcurve", Means::Groups),
        ("auth_type", Means::Schemes),
    ],
};

/// The table of who may connect and how.
pub(crate) struct Access;

impl Detector for Access {
    fn id(&self) -> &'static str {
        "config/postgresql-access"
    }

    fn kind(&self) -> &'static str {
        "PostgreSQL access table"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact) == "pg_hba.conf"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for directive in words::read(text) {
            let method = directive.args.iter().find(|arg| {
                ["md5", "scram-sha-256", "password", "cert", "trust"].contains(&arg.as_str())
            });
            if let Some(method @ ("md5" | "scram-sha-256")) = method.map(String::as_str) {
                let place = Place::new(directive.line, method);
                notes.scheme(method, &place);
            }
        }
    }
}
