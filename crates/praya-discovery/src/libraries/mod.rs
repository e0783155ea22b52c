//! The catalogue of cryptographic libraries: their names in every ecosystem, and which version
//! first offers which post-quantum algorithm.
//!
//! The catalogue is data (`taxonomy/cryptography/libraries.yaml`), embedded and parsed once.

mod catalogue;
mod range;
mod support;
#[cfg(test)]
mod tests;
mod version;

pub use catalogue::{Catalogue, Entry, Fact, Marker, catalogue};
pub use range::Interval;
pub use version::{Scheme, Version};

use praya_cbom::Library;

/// A library at one version, by its name in the catalogue: linked or embedded, not packaged.
pub fn at_version(entry: &Entry, version: &str) -> Library {
    let purl = entry.generic_name().map(|name| purl("generic", name, Some(version)));
    Library {
        name: entry.name.clone(),
        version: Some(version.to_owned()),
        purl,
        pqc: entry.pqc_at(version, Scheme::Upstream),
    }
}

/// A library whose version is only known to lie in a range.
pub fn in_range(entry: &Entry, range: &[Interval]) -> Library {
    Library {
        name: entry.name.clone(),
        version: None,
        purl: entry.generic_name().map(|name| purl("generic", name, None)),
        pqc: entry.pqc_in(range),
    }
}

/// A package of an ecosystem at one version.
pub fn package(entry: &Entry, purl_type: &str, name: &str, version: &str) -> Library {
    Library {
        name: name.to_owned(),
        version: Some(version.to_owned()),
        purl: Some(purl(purl_type, name, Some(version))),
        pqc: entry.pqc_at(version, Scheme::of(purl_type)),
    }
}

/// A package of an ecosystem whose version is only known to lie in a range; the empty range says
/// that nothing at all is known of it.
pub fn package_in(entry: &Entry, purl_type: &str, name: &str, range: &[Interval]) -> Library {
    Library {
        name: name.to_owned(),
        version: None,
        purl: Some(purl(purl_type, name, None)),
        pqc: entry.pqc_in(range),
    }
}

/// A package URL. The name may carry a namespace, set off by `/` or, in Maven, by `:`.
pub fn purl(purl_type: &str, name: &str, version: Option<&str>) -> String {
    let mut purl = format!("pkg:{purl_type}");
    for segment in name.split(['/', ':']) {
        purl.push('/');
        percent_encode(segment, &mut purl);
    }
    if let Some(version) = version {
        purl.push('@');
        percent_encode(version, &mut purl);
    }
    purl
}

/// Encodes as the package URL specification asks: everything but letters, digits and `.-_~:`.
fn percent_encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}
