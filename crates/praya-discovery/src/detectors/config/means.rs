//! What the settings of a flat configuration mean: tables that turn `name = value` into one TLS
//! end point and into algorithms.

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place, placeholder};
use super::syntax::ini::Entry;
use super::tls::{Tls, Version, list};

/// What a setting means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Means {
    /// Turns TLS on or off.
    Switch,
    /// TLS is on where this is set at all: a port, a certificate.
    Present,
    /// The lowest version.
    Lowest,
    /// The highest version.
    Highest,
    /// The versions that are on, as a list.
    Versions,
    /// Versions with signs: `+` or none adds, `-` or `!` takes away, `all` is every one.
    Signed,
    /// The versions that are off, as a list.
    Without,
    /// Turns one version on or off.
    Version(Version),
    /// An OpenSSL cipher string for TLS 1.2 and before.
    Ciphers,
    /// Suites of TLS 1.3.
    Suites13,
    /// Suites by their names in any style, of any version.
    Suites,
    /// Groups of key agreement.
    Groups,
    /// Signature algorithms.
    Signatures,
    /// OpenSSL options: `NO_SSLv3`, `no_tlsv1_1`.
    Options,
    /// One algorithm, and what it does.
    Algorithm(CryptoFunction),
    /// Schemes that store or check passwords.
    Schemes,
}

/// Settings by name, and what each means.
pub(crate) type Table = &'static [(&'static str, Means)];

/// What a setting means, whatever the case of its name.
pub(crate) fn of(table: Table, name: &str) -> Option<Means> {
    table.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, means)| *means)
}

/// Reports the one end point that these settings make, and the algorithms that they name. Names
/// are looked up after `prefix`.
pub(crate) fn report(
    program: &'static str,
    table: Table,
    prefix: &str,
    entries: &[Entry],
    notes: &mut Notes<'_>,
) {
    let known: Vec<(&Entry, Means)> = entries
        .iter()
        .filter_map(|entry| {
            let name = strip(&entry.name, prefix)?;
            Some((entry, of(table, name)?))
        })
        .collect();
    for (entry, means) in &known {
        algorithms(entry, *means, notes);
    }
    let of_tls = |means: &Means| !matches!(means, Means::Algorithm(_) | Means::Schemes);
    let settings: Vec<(&Entry, Means)> =
        known.into_iter().filter(|(_, means)| of_tls(means)).collect();
    end_point(program, table, &settings, notes);
}

fn end_point(
    program: &'static str,
    table: Table,
    settings: &[(&Entry, Means)],
    notes: &mut Notes<'_>,
) {
    let Some((first, _)) = settings.first() else { return };
    let switch = settings.iter().filter(|(_, means)| matches!(means, Means::Switch));
    let present = settings.iter().filter(|(_, means)| matches!(means, Means::Present));
    let switched = switch
        .filter_map(|(entry, _)| turned(&entry.value))
        .next_back()
        .or_else(|| present.map(|(entry, _)| !is_nothing(&entry.value)).max());
    if switched == Some(false) {
        return;
    }
    let mut tls = Tls::new(program, place(first));
    for (entry, means) in settings {
        apply(*means, &entry.value, &place(entry), &mut tls);
    }
    let switches = |means: &Means| matches!(means, Means::Switch | Means::Present);
    if switched.is_none() && table.iter().any(|(_, means)| switches(means)) {
        tls.unresolved("protocol", "whether TLS is on is not set here");
    }
    tls.report(notes);
}

/// What one setting adds to an end point.
pub(crate) fn apply(means: Means, value: &str, place: &Place, tls: &mut Tls) {
    match means {
        Means::Lowest => tls.lowest(value, place),
        Means::Highest => tls.highest(value, place),
        Means::Versions => tls.only_versions(versions(value), place),
        Means::Signed => signed(value, place, tls),
        Means::Without => {
            for name in versions(value).filter(|name| !name.eq_ignore_ascii_case("none")) {
                tls.without(name);
            }
        }
        Means::Version(version) => match is_on(value) {
            Some(true) => tls.on(version, place),
            Some(false) => tls.off(version),
            None => tls.unknown("version", value),
        },
        Means::Ciphers => tls.openssl_ciphers(value, place),
        Means::Suites13 => tls.suites13(value, place),
        Means::Suites => tls.suites(value, place),
        Means::Groups => tls.groups(value, place),
        Means::Signatures => tls.signatures(value, place),
        Means::Options => options(value, tls),
        Means::Switch | Means::Present | Means::Algorithm(_) | Means::Schemes => {}
    }
}

/// Versions with signs. A first one with a minus sign is taken from everything.
pub(crate) fn signed(value: &str, place: &Place, tls: &mut Tls) {
    if let Some(lowest) = value.trim().strip_prefix(">=") {
        let (lowest, rest) = lowest.trim().split_once([',', ' ']).unwrap_or((lowest, ""));
        tls.lowest(lowest, place);
        if let Some(highest) = rest.trim().trim_start_matches(',').trim().strip_prefix("<=") {
            tls.highest(highest.trim(), place);
        }
        return;
    }
    if let Some(reason) = placeholder(value) {
        return tls.open_versions(reason, place);
    }
    let mut named = false;
    for word in versions(value) {
        let (off, name) = match word.strip_prefix(['-', '!']) {
            Some(name) => (true, name),
            None => (false, word),
        };
        if off && Version::parse(name).is_some() {
            tls.without(name);
        } else if let Some(version) = Version::parse(name) {
            named = true;
            tls.on(version, place);
        } else if !name.eq_ignore_ascii_case("all") {
            tls.unknown("version", name);
        } else if off {
            named = true;
            tls.no_versions();
        }
    }
    if !named {
        tls.everything(place);
    }
}

/// Versions in a list parted by commas, blanks, colons, semicolons, plus signs or bars.
fn versions(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ' ', '\t', ':', ';', '|', '+'])
        .map(|name| name.trim_matches(['"', '\'', '[', ']']))
        .filter(|name| !name.is_empty())
}

/// OpenSSL options that turn versions off.
fn options(value: &str, tls: &mut Tls) {
    for option in list(value) {
        let option = option.trim_start_matches(['+', '-']).to_ascii_lowercase();
        let option = option.strip_prefix("ssl_op_").unwrap_or(&option).to_owned();
        if let Some(name) = option.strip_prefix("no_").or_else(|| option.strip_prefix("no-"))
            && Version::parse(name).is_some()
        {
            tls.without(name);
        }
    }
}

fn algorithms(entry: &Entry, means: Means, notes: &mut Notes<'_>) {
    let place = place(entry);
    match means {
        Means::Algorithm(function) if !is_nothing(&entry.value) => {
            notes.algorithm(&entry.value, function, &place);
        }
        Means::Schemes => {
            for name in list(&entry.value) {
                if !NO_SCHEME.contains(&name.trim_matches(['{', '}']).to_ascii_lowercase().as_str())
                {
                    notes.scheme(name, &place);
                }
            }
        }
        _ => {}
    }
}

/// Names of schemes that hash nothing, or leave it to something else.
const NO_SCHEME: [&str; 21] = [
    "plain",
    "cleartext",
    "login",
    "anonymous",
    "external",
    "gssapi",
    "gss-spnego",
    "ntlm",
    "oauthbearer",
    "xoauth2",
    "mongodb-x509",
    "trust",
    "any",
    "hba",
    "cert",
    "pam",
    "ldap",
    "none",
    "password",
    "off",
    "on",
];

/// Does this value of a switch turn TLS on, or off? Words that only the program knows (`may`,
/// `requireTLS`) turn it on.
fn turned(value: &str) -> Option<bool> {
    match placeholder(value) {
        Some(_) => None,
        None => Some(!value.trim().is_empty() && is_on(value).unwrap_or(true)),
    }
}

/// Does this value turn something on, or off?
pub(crate) fn is_on(value: &str) -> Option<bool> {
    match value.trim().to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" | "1" | "enable" | "enabled" | "required" | "require" | "" => {
            Some(true)
        }
        "off" | "no" | "false" | "0" | "disable" | "disabled" | "none" => Some(false),
        _ => None,
    }
}

/// Is this the value of a setting that is set to nothing?
pub(crate) fn is_nothing(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "" | "none" | "0" | "off" | "no" | "null")
}

pub(crate) fn place(entry: &Entry) -> Place {
    Place::new(entry.line, entry.name.clone())
}

fn strip<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let start = name.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| name.get(prefix.len()..)).flatten()
}
