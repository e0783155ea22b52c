//! OCSP responses (RFC 6960).

use praya_cbom::Location;

use super::algorithm::Identifier;
use super::der::{Read, Reader, Value, tag};
use super::{signature, x509};
use crate::detectors::credential::findings::Findings;

const BASIC: &str = "1.3.6.1.5.5.7.48.1.1";

/// Whether these are the response bytes of an OCSPResponse.
pub(crate) fn is_response(bytes: &Value<'_>) -> bool {
    let oid = bytes.inside().sequence().and_then(|mut inside| inside.oid());
    oid.is_ok_and(|oid| oid == BASIC)
}

/// Reports the algorithm of the signature and the certificates that come with it.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut outer = value.inside();
    outer.value()?;
    let mut bytes = Reader::new(outer.expect(tag::explicit(0))?.content).sequence()?;
    bytes.oid()?;
    let basic = bytes.expect(tag::OCTET_STRING)?;
    let mut basic = Reader::new(basic.content).sequence()?;
    basic.value()?;
    let told = signature::of_identifier(&Identifier::read(&mut basic)?);
    findings.algorithm(told, &at.clone().with_symbol("signature of the OCSP response"));
    basic.expect(tag::BIT_STRING)?;
    if let Some(certificates) = basic.optional(tag::explicit(0))? {
        let mut list = Reader::new(certificates.content).sequence()?;
        while !list.is_empty() && !findings.full() {
            findings.certificate(x509::certificate(&list.value()?)?, at);
        }
    }
    Ok(())
}
