//! Names of encryption with a password: `PBEWithHmacSHA256AndAES_128`, `PBE-SHA1-3DES`.

use super::draft::Draft;
use super::parts::Parts;
use super::reader::inner_name;
use super::tables::{Tables, Takes};
use crate::Algorithm;

/// Which scheme it is follows from what it is made of, as in RFC 8018 and RFC 7292.
pub(super) fn assemble(tables: &'static Tables, draft: &Draft<'_>) -> Option<Algorithm> {
    let hmac = draft.families.contains(&"HMAC");
    let ciphers: Vec<&str> = draft.families.iter().copied().filter(|id| *id != "HMAC").collect();
    let [digest] = draft.digests.as_slice() else { return None };
    let of = |id: &str| Some(Parts::new(tables, tables.families.get(id)?));
    let mut parts = match ciphers.as_slice() {
        [] if hmac && draft.numbers.is_empty() && draft.mode.is_none() => of("PBMAC1")?,
        [cipher] => {
            let mut parts = of(scheme(draft, hmac, digest, cipher))?;
            parts.set = Some(cipher_name(tables, cipher, draft)?);
            parts
        }
        _ => return None,
    };
    parts.digest = Some((*digest).to_owned());
    Some(parts.algorithm())
}

fn scheme(draft: &Draft<'_>, hmac: bool, digest: &str, cipher: &str) -> &'static str {
    let sized = draft.size.is_some() || !draft.numbers.is_empty();
    match cipher {
        _ if hmac => "PBES2",
        _ if draft.openssl => "EVP-BytesToKey",
        "DES" => "PBES1",
        "RC2" if !sized => "PBES1",
        _ if matches!(digest, "MD2" | "MD5") => "PBES1",
        _ => "PKCS12-PBE",
    }
}

/// All of these schemes use CBC where the cipher has modes.
fn cipher_name(tables: &'static Tables, cipher: &str, draft: &Draft<'_>) -> Option<String> {
    let family = tables.families.get(cipher)?;
    let inner = Draft {
        mode: draft.mode.or(family.takes.contains(&Takes::Mode).then_some("cbc")),
        size: draft.size,
        numbers: draft.numbers.clone(),
        ..Draft::default()
    };
    inner_name(tables, cipher, &inner)
}
