//! Signature algorithms, with the parameters that stand beside their identifiers.

use super::algorithm::{Identifier, Told, named, oid, spelled};
use super::der::{Malformed, Read, Reader, Value, tag};

/// The algorithm of a signature's AlgorithmIdentifier.
pub(super) fn of_identifier(identifier: &Identifier<'_>) -> Told {
    let told = identifier.named();
    if identifier.oid == oid::RSA_PSS {
        return pss(told, identifier.some_parameters());
    }
    told
}

/// RSASSA-PSS (RFC 4055): its digest is a parameter, SHA-1 where it is left out.
fn pss(mut told: Told, parameters: Option<&Value<'_>>) -> Told {
    match pss_digest(parameters) {
        Ok(digest) => {
            let known = spelled(&format!("RSA-PSS-{}", digest.algorithm.name));
            told.algorithm.name = known.name;
            told.algorithm.digest = Some(digest.algorithm.name);
            told.unresolved.extend(digest.unresolved);
            told
        }
        Err(Malformed(reason)) => told.unresolved("digest", reason),
    }
}

fn pss_digest(parameters: Option<&Value<'_>>) -> Read<Told> {
    const SHA1: &str = "1.3.14.3.2.26";
    let Some(parameters) = parameters else { return Ok(named(SHA1)) };
    parameters.must_be(tag::SEQUENCE)?;
    let Some(hash) = parameters.inside().optional(tag::explicit(0))? else {
        return Ok(named(SHA1));
    };
    Ok(Identifier::read(&mut Reader::new(hash.content))?.named())
}
