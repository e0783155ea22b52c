//! Elliptic curves, named and explicit.

use praya_cbom::registry;
use sha2::{Digest as _, Sha256};

use super::der::{Malformed, Read, Value, tag};
use super::name::hex;

/// Curves by their explicit parameters: the digest that [`digest`] makes, the object identifier
/// and OpenSSL's name. Parameters: SEC 2, X9.62, RFC 5639, GB/T 32918.5, ANSSI, WAP WTLS.
const CURVES: &str = include_str!("data/curves.tsv");

/// The name of the curve that ECParameters give, or why there is none.
pub(crate) fn of_parameters(parameters: Option<&Value<'_>>) -> Result<String, String> {
    let Some(parameters) = parameters else {
        return Err("the key has no curve parameters".to_owned());
    };
    match parameters.tag {
        tag::OID => {
            let oid = parameters.oid().map_err(|malformed| malformed.0.to_owned())?;
            named(&oid).ok_or_else(|| format!("curve {oid} is not in the registry"))
        }
        tag::NULL => Err("the curve is inherited from the issuer".to_owned()),
        _ => explicit(parameters),
    }
}

/// The curve of an object identifier.
pub(crate) fn named(oid: &str) -> Option<String> {
    let known = registry::curve(oid).map(|curve| curve.name);
    known.or_else(|| row(1, oid).map(|(_, name)| name.to_owned()))
}

/// The identifier and name of the row with this value in this column.
fn row(column: usize, value: &str) -> Option<(&'static str, &'static str)> {
    let row = CURVES.lines().find(|row| row.split('\t').nth(column) == Some(value))?;
    let mut cells = row.split('\t').skip(1);
    Some((cells.next()?, cells.next()?))
}

/// A curve spelled out counts as the named one only where every parameter is the same: another
/// generator on a good curve is how CVE-2020-0601 was used.
fn explicit(parameters: &Value<'_>) -> Result<String, String> {
    let parts = match Parts::read(parameters) {
        Ok(parts) => parts,
        Err(Malformed(reason)) => return Err(format!("explicit curve parameters: {reason}")),
    };
    if let Some((oid, name)) = row(0, &parts.digest()) {
        return Ok(named(oid).unwrap_or_else(|| name.to_owned()));
    }
    let bits = super::algorithm::bits(parts.order);
    Err(format!("the explicit parameters, of order {bits} bits, are those of no known curve"))
}

/// The parts that make a curve, without leading zeros.
struct Parts<'a> {
    field: &'a [u8],
    a: &'a [u8],
    b: &'a [u8],
    generator_x: &'a [u8],
    order: &'a [u8],
}

impl<'a> Parts<'a> {
    /// SpecifiedECDomain of SEC 1.
    fn read(parameters: &Value<'a>) -> Read<Self> {
        parameters.must_be(tag::SEQUENCE)?;
        let mut inside = parameters.inside();
        inside.expect(tag::INTEGER)?;
        let mut field = inside.sequence()?;
        field.oid()?;
        let field = field.value()?;
        let mut curve = inside.sequence()?;
        let (a, b) = (curve.expect(tag::OCTET_STRING)?, curve.expect(tag::OCTET_STRING)?);
        let generator = inside.expect(tag::OCTET_STRING)?.content;
        let order = inside.expect(tag::INTEGER)?;
        let coordinates = generator.get(1..).unwrap_or_default();
        let x = match generator.first() {
            Some(2 | 3) => Some(coordinates),
            Some(4 | 6 | 7) => coordinates.get(..coordinates.len() / 2),
            _ => None,
        };
        Ok(Self {
            // A prime is an integer; the polynomial of a binary field is a structure.
            field: if field.tag == tag::INTEGER { field.magnitude() } else { field.raw },
            a: a.magnitude(),
            b: b.magnitude(),
            generator_x: trimmed(x.ok_or(Malformed("the generator is malformed"))?),
            order: order.magnitude(),
        })
    }

    /// SHA-256 over the parts, each after its length in four octets.
    fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for part in [self.field, self.a, self.b, self.generator_x, self.order] {
            digest.update(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            digest.update(part);
        }
        hex(&digest.finalize())
    }
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}
