//! Elliptic curves, named and explicit.

use praya_cbom::registry;

use super::der::{Value, tag};

/// The registry's name of the curve that ECParameters give, or why there is none.
pub(super) fn of_parameters(parameters: Option<&Value<'_>>) -> Result<String, String> {
    let Some(parameters) = parameters else {
        return Err("the key has no curve parameters".to_owned());
    };
    match parameters.tag {
        tag::OID => {
            let oid = parameters.oid().map_err(|malformed| malformed.0.to_owned())?;
            named(&oid).ok_or_else(|| format!("curve {oid} is not in the registry"))
        }
        tag::NULL => Err("the curve is inherited from the issuer".to_owned()),
        _ => Err("the curve parameters are malformed".to_owned()),
    }
}

/// The curve of an object identifier.
pub(super) fn named(oid: &str) -> Option<String> {
    registry::algorithm(oid).and_then(|algorithm| algorithm.curve).or_else(|| {
        let (_, name) = INTERIM.iter().find(|(known, _)| *known == oid)?;
        Some((*name).to_owned())
    })
}

const INTERIM: &[(&str, &str)] = &[
    ("1.2.840.10045.3.1.7", "P-256"),
    ("1.3.132.0.34", "P-384"),
    ("1.3.132.0.35", "P-521"),
    ("1.3.132.0.33", "P-224"),
    ("1.2.840.10045.3.1.1", "P-192"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
];
