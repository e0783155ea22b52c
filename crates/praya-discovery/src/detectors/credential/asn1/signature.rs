//! Signature algorithms, with the parameters that stand beside their identifiers.

use super::algorithm::{Identifier, Told, named, oid};
use super::der::{Malformed, Read, Reader, Value, tag};

const SHA1: &str = "1.3.14.3.2.26";

/// The algorithm of a signature's AlgorithmIdentifier.
pub(crate) fn of_identifier(identifier: &Identifier<'_>) -> Told {
    match identifier.oid.as_str() {
        oid::RSA_PSS => pss(identifier.some_parameters()),
        _ => identifier.named(),
    }
}

/// The signature of a CMS SignerInfo or an OCSP response, where the identifier may name the key's
/// algorithm only and the digest stands apart.
pub(crate) fn of_pair(digest: &Identifier<'_>, identifier: &Identifier<'_>) -> Told {
    let key_only = [oid::RSA, oid::EC, oid::DSA].contains(&identifier.oid.as_str());
    if !key_only {
        return of_identifier(identifier);
    }
    let digest = digest.named();
    let family = if identifier.oid == oid::EC { "ECDSA" } else { "" };
    let told =
        if family.is_empty() { identifier.named() } else { super::algorithm::spelled(family) };
    let mut told = told.with_digest(&digest.algorithm.name);
    told.unresolved.extend(digest.unresolved);
    told
}

/// RSASSA-PSS (RFC 4055): its digest is a parameter, SHA-1 where it is left out.
fn pss(parameters: Option<&Value<'_>>) -> Told {
    let told = named(oid::RSA_PSS);
    match parameters.map_or_else(|| Ok(named(SHA1)), pss_digest) {
        Ok(digest) => {
            let mut told = told.with_digest(&digest.algorithm.name);
            told.unresolved.extend(digest.unresolved);
            told
        }
        Err(Malformed(reason)) => told.unresolved("digest", reason),
    }
}

fn pss_digest(parameters: &Value<'_>) -> Read<Told> {
    parameters.must_be(tag::SEQUENCE)?;
    match parameters.inside().optional(tag::explicit(0))? {
        None => Ok(named(SHA1)),
        Some(hash) => Ok(Identifier::read(&mut Reader::new(hash.content))?.named()),
    }
}
