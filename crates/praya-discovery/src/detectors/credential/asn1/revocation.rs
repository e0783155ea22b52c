//! Revocation lists and attribute certificates: what is told of is how they are signed.

use praya_cbom::Location;

use super::der::{Read, Value, tag};
use super::name::distinguished_name;
use super::structure;
use crate::detectors::credential::findings::Findings;

/// A CertificateList (RFC 5280, section 5). Its entries, of which there can be millions, are not
/// walked.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut list = value.inside().sequence()?;
    list.optional(tag::INTEGER)?;
    list.expect(tag::SEQUENCE)?;
    let issuer = distinguished_name(&list.expect(tag::SEQUENCE)?).unwrap_or_default();
    let signature = structure::outer_signature(value)?;
    let symbol = format!("signature of the revocation list of {issuer}");
    findings.algorithm(signature, &at.clone().with_symbol(symbol));
    Ok(())
}

/// An AttributeCertificate (RFC 5755).
pub(crate) fn attribute_certificate(
    value: &Value<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let signature = structure::outer_signature(value)?;
    findings
        .algorithm(signature, &at.clone().with_symbol("signature of the attribute certificate"));
    Ok(())
}
