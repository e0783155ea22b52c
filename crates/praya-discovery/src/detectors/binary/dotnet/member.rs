//! Members by token: whose they are, what they are called, what they take.

use super::metadata::{Assembly, compressed};
use super::schema::{
    MEMBER_REF, MEMBER_REF_PARENT, METHOD, METHOD_DEF_OR_REF, METHOD_SPEC, RESOLUTION_SCOPE,
    TYPE_DEF, TYPE_REF, TYPE_SPEC,
};

/// A method or field.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Class with its namespace, with slashes.
    pub(super) class: String,
    pub(super) name: String,
    pub(super) signature: Signature,
    /// The row of a method that the assembly defines.
    pub(super) own: Option<usize>,
}

/// What a method takes and gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Signature {
    /// It is called on an object.
    pub(super) instance: bool,
    /// It gives a value.
    pub(super) returns: bool,
    /// Its parameters, a letter each: see `dotnet.yaml`.
    pub(super) descriptor: String,
    /// How many parameters.
    pub(super) count: usize,
}

/// Types nested deeper are not read.
const DEEPEST: usize = 16;

/// The member that a token names.
pub(super) fn member(assembly: &Assembly<'_>, token: u32) -> Option<Member> {
    let row = usize::try_from(token & 0x00ff_ffff).ok()?;
    match usize::try_from(token >> 24).ok()? {
        MEMBER_REF => {
            let (table, parent) = assembly.coded(MEMBER_REF, row, 0, &MEMBER_REF_PARENT)?;
            Some(Member {
                class: class(assembly, table, parent, 0)?,
                name: assembly.text(MEMBER_REF, row, 1)?.into_owned(),
                signature: signature(assembly.blob(MEMBER_REF, row, 2)?)?,
                own: None,
            })
        }
        METHOD => Some(Member {
            class: class(assembly, TYPE_DEF, owner(assembly, row)?, 0)?,
            name: assembly.text(METHOD, row, 3)?.into_owned(),
            signature: signature(assembly.blob(METHOD, row, 4)?)?,
            own: Some(row),
        }),
        METHOD_SPEC => {
            let (table, method) = assembly.coded(METHOD_SPEC, row, 0, &METHOD_DEF_OR_REF)?;
            let token = u32::try_from(table).ok()? << 24 | u32::try_from(method).ok()?;
            (table != METHOD_SPEC).then(|| member(assembly, token))?
        }
        _ => None,
    }
}

/// The type that a method belongs to: types list where their methods begin.
fn owner(assembly: &Assembly<'_>, method: usize) -> Option<usize> {
    let begins =
        |row: usize| assembly.cell(TYPE_DEF, row, 5).and_then(|at| usize::try_from(at).ok());
    let (mut low, mut high) = (1, assembly.rows(TYPE_DEF) + 1);
    while low + 1 < high {
        let middle = low.midpoint(high);
        if begins(middle)? <= method { low = middle } else { high = middle }
    }
    Some(low)
}

/// Name of a type with its namespace.
fn class(assembly: &Assembly<'_>, table: usize, row: usize, depth: usize) -> Option<String> {
    match table {
        TYPE_REF => {
            let name = assembly.text(TYPE_REF, row, 1)?;
            let (scope, outer) = assembly.coded(TYPE_REF, row, 0, &RESOLUTION_SCOPE)?;
            if scope == TYPE_REF && depth < DEEPEST {
                return Some(format!("{}/{name}", class(assembly, TYPE_REF, outer, depth + 1)?));
            }
            Some(joined(&assembly.text(TYPE_REF, row, 2)?, &name))
        }
        TYPE_DEF => {
            let name = assembly.text(TYPE_DEF, row, 1)?;
            Some(joined(&assembly.text(TYPE_DEF, row, 2)?, &name))
        }
        // A generic type with its arguments.
        TYPE_SPEC => {
            let mut blob = assembly.blob(TYPE_SPEC, row, 0)?;
            if blob.first() == Some(&0x15) {
                blob = blob.get(2..)?;
            }
            let coded = compressed(&mut blob)?;
            let table = *[TYPE_DEF, TYPE_REF].get(usize::try_from(coded & 3).ok()?)?;
            class(assembly, table, usize::try_from(coded >> 2).ok()?, depth + 1)
        }
        _ => None,
    }
}

fn joined(namespace: &str, name: &str) -> String {
    if namespace.is_empty() {
        return name.to_owned();
    }
    format!("{}/{name}", namespace.replace('.', "/"))
}

/// Reads a signature. Of a field (6) it says that there are no parameters.
fn signature(mut blob: &[u8]) -> Option<Signature> {
    let kind = *blob.first()?;
    blob = blob.get(1..)?;
    if kind & 0x0f == 6 {
        return Some(Signature { returns: true, ..Signature::default() });
    }
    if kind & 0x10 != 0 {
        compressed(&mut blob)?;
    }
    let count = usize::try_from(compressed(&mut blob)?).ok()?;
    let returns = letter(&mut blob, 0)? != 'v';
    let mut descriptor = String::from("(");
    for _ in 0..count {
        descriptor.push(letter(&mut blob, 0)?);
    }
    descriptor.push(')');
    Some(Signature { instance: kind & 0x20 != 0, returns, descriptor, count })
}

/// One type, as a letter.
fn letter(blob: &mut &[u8], depth: usize) -> Option<char> {
    if depth > DEEPEST {
        return None;
    }
    let (first, rest) = blob.split_first()?;
    *blob = rest;
    Some(match first {
        0x01 => 'v',
        0x02 => 'Z',
        0x08 | 0x09 => 'I',
        0x0e => 'S',
        0x11 | 0x12 => {
            compressed(blob)?;
            if *first == 0x11 { 'V' } else { 'L' }
        }
        0x13 | 0x1e => {
            compressed(blob)?;
            '?'
        }
        // A generic type: kind, type, arguments.
        0x15 => {
            let kind = letter(blob, depth + 1)?;
            for _ in 0..compressed(blob)? {
                letter(blob, depth + 1)?;
            }
            kind
        }
        0x1c => 'L',
        0x1d => {
            let of_bytes = blob.first() == Some(&0x05);
            letter(blob, depth + 1)?;
            if of_bytes { 'B' } else { 'L' }
        }
        // Custom modifiers stand before the type, a pinned or referenced type after its mark.
        0x1f | 0x20 => {
            compressed(blob)?;
            letter(blob, depth + 1)?
        }
        0x0f | 0x10 | 0x45 => {
            letter(blob, depth + 1)?;
            '?'
        }
        0x41 => letter(blob, depth + 1)?,
        0x14 | 0x1b => return None,
        _ => '?',
    })
}
