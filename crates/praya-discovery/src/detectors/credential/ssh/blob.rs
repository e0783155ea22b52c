//! Public keys as SSH sends and stores them (RFC 4253 6.6, RFC 5656, RFC 8709, PROTOCOL.u2f).

use praya_cbom::registry;
use praya_cbom::registry::compose;

use super::wire::Wire;
use crate::detectors::credential::asn1::algorithm::{Told, spelled};
use crate::detectors::credential::asn1::der::{Read, Value};
use crate::detectors::credential::asn1::spki::{self, PublicKey};
use crate::detectors::credential::asn1::x509::sha256;

/// The public key of a blob.
pub(crate) fn public_key(blob: &[u8]) -> Read<PublicKey> {
    let mut wire = Wire::new(blob);
    let name = wire.text()?;
    match fields(name, &mut wire)? {
        Some(key) => Ok(key),
        None => Ok(PublicKey { told: spelled(name), fingerprint: sha256(blob) }),
    }
}

/// The public key of the fields that follow the key type, which is read without the ending of a
/// certificate. `None` where the type's fields are not known.
pub(crate) fn fields(name: &str, wire: &mut Wire<'_>) -> Read<Option<PublicKey>> {
    let info = match name {
        "ssh-rsa" => {
            let (exponent, modulus) = (wire.integer()?, wire.integer()?);
            spki::rsa(modulus, exponent)
        }
        "ssh-dss" => {
            let [p, q, g, y] = [(); 4].map(|()| wire.integer());
            spki::dsa(p?, q?, g?, y?)
        }
        "ssh-ed25519" | "sk-ssh-ed25519@openssh.com" | "sk-ssh-ed25519" => {
            spki::plain("1.3.101.112", wire.string()?)
        }
        "ssh-ed448" => spki::plain("1.3.101.113", wire.string()?),
        _ if name.starts_with("ecdsa-sha2-") || name.starts_with("sk-ecdsa-sha2-") => {
            return elliptic(wire).map(Some);
        }
        _ => return Ok(None),
    };
    spki::read(&Value::first(&info)?).map(Some)
}

/// ECDSA: the curve by its SSH name, and the point.
fn elliptic(wire: &mut Wire<'_>) -> Read<PublicKey> {
    let (name, point) = (wire.text()?, wire.string()?);
    let curve = registry::curve(name);
    let Some((curve, oid)) = curve.and_then(|curve| curve.oid.map(|oid| (curve.name, oid))) else {
        let told = spelled("ECDSA").unresolved("curve", "the curve is not in the registry");
        return Ok(PublicKey { told, fingerprint: sha256(point) });
    };
    let info = spki::elliptic(&spki::object_identifier(&oid), point);
    let algorithm = compose("ECDSA", None, Some(&curve), None, None, None);
    Ok(PublicKey { told: Told::all(algorithm), fingerprint: sha256(&info) })
}
