//! Keys wrapped by a TPM 2.0 ("TSS2 PRIVATE KEY"; the ASN.1 of draft-woodhouse-cert-best-practice,
//! the public area of TPM 2.0 Part 2).

use praya_cbom::registry::compose;
use praya_cbom::{Location, Material, MaterialKind};

use super::algorithm::{self, Told};
use super::der::{Malformed, Read, Value, tag};
use crate::detectors::credential::findings::Findings;
use crate::detectors::credential::ssh::wire::Wire;

/// The arc of TPM key types; 3 is loadable, 4 importable, 5 sealed data.
const KEY_TYPES: &str = "2.23.133.10.1.";

/// TPM_ALG_NULL, after which no parameters stand.
const NULL: u16 = 0x0010;

/// TPM_ECC_CURVE, by registry name.
const CURVES: &[(u16, &str)] = &[
    (0x0001, "P-192"),
    (0x0002, "P-224"),
    (0x0003, "P-256"),
    (0x0004, "P-384"),
    (0x0005, "P-521"),
    (0x0020, "SM2"),
    (0x0030, "brainpoolP256r1"),
    (0x0031, "brainpoolP384r1"),
    (0x0032, "brainpoolP512r1"),
    (0x0040, "Curve25519"),
    (0x0041, "Curve448"),
];

/// Whether this identifier is that of a TPM key.
pub(crate) fn is_key(oid: &Value<'_>) -> bool {
    oid.oid().is_ok_and(|oid| oid.starts_with(KEY_TYPES))
}

/// Reports the key. Its private half is encrypted by the TPM that made it.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = value.inside();
    let sealed = inside.oid()?.ends_with(".5");
    while !inside.is_empty() {
        let field = inside.value()?;
        if field.tag != tag::OCTET_STRING {
            continue;
        }
        let told = if sealed {
            Told::nothing("it is sealed data, not a key")
        } else {
            public_area(field.content)?
        };
        let material = Material {
            material: if sealed { MaterialKind::Unknown } else { MaterialKind::PrivateKey },
            size: told.algorithm.key_size,
            algorithm: told.known(),
            format: Some("TSS2".to_owned()),
            protected_by: Some("TPM 2.0".to_owned()),
            ..Material::default()
        };
        findings.material(material, at, told.unresolved);
        return Ok(());
    }
    Err(Malformed("the TPM's public area is missing"))
}

/// TPM2B_PUBLIC.
fn public_area(bytes: &[u8]) -> Read<Told> {
    let mut area = Wire::new(bytes);
    area.u16()?;
    let kind = area.u16()?;
    area.u16()?;
    area.u32()?;
    let policy = usize::from(area.u16()?);
    area.bytes(policy)?;
    match kind {
        0x0001 => {
            symmetric(&mut area)?;
            scheme(&mut area)?;
            Ok(algorithm::rsa(u32::from(area.u16()?)))
        }
        0x0023 => {
            symmetric(&mut area)?;
            scheme(&mut area)?;
            let id = area.u16()?;
            let curve = CURVES.iter().find(|(known, _)| *known == id);
            Ok(match curve {
                Some((_, curve)) => Told::all(compose("EC", None, Some(curve), None, None, None)),
                None => {
                    algorithm::spelled("EC").unresolved("curve", "the TPM's curve is not known")
                }
            })
        }
        _ => Ok(Told::nothing("the TPM object is neither RSA nor elliptic-curve")),
    }
}

/// TPMT_SYM_DEF_OBJECT.
fn symmetric(area: &mut Wire<'_>) -> Read<()> {
    if area.u16()? != NULL {
        area.u32()?;
    }
    Ok(())
}

/// A scheme and its digest.
fn scheme(area: &mut Wire<'_>) -> Read<()> {
    const ENCRYPTION_PKCS1: u16 = 0x0015;
    if ![NULL, ENCRYPTION_PKCS1].contains(&area.u16()?) {
        area.u16()?;
    }
    Ok(())
}
