//! Certificate requests (PKCS#10).

use praya_cbom::{Location, Material, MaterialKind};

use super::der::{Read, Value, tag};
use super::name::distinguished_name;
use super::{spki, structure};
use crate::detectors::credential::findings::Findings;

/// Reports the key that is to be certified, and the algorithm of the request's signature.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut info = value.inside().sequence()?;
    info.expect(tag::INTEGER)?;
    let subject = info.expect(tag::SEQUENCE)?;
    let key = spki::read(&info.expect(tag::SEQUENCE)?)?;
    let material = Material {
        material: MaterialKind::PublicKey,
        size: key.told.algorithm.key_size,
        algorithm: key.told.known(),
        format: Some("PKCS#10".to_owned()),
        label: distinguished_name(&subject).ok().filter(|name| !name.is_empty()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(key.fingerprint),
    };
    findings.material(material, at, key.told.unresolved);
    let signature = structure::outer_signature(value)?;
    findings.algorithm(signature, &at.clone().with_symbol("signature of the request"));
    Ok(())
}
