//! One layer: a TAR archive, compressed or not.

use std::io::{self, Read};

use super::{
    manifest::clean,
    merge::{Item, Kind},
};
use crate::{
    archive::{
        START, Stop,
        budget::{Budget, Metered},
        bytes::Streamed,
        codec::Codec,
        damage, tar,
    },
    walk::name,
};

/// What a layer holds, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) items: Vec<Item>,
    /// What ended the reading early.
    pub(super) failed: Option<String>,
}

/// An entry met in going through a layer: its number, what it is, its content.
pub(super) type Visit<'v> = dyn FnMut(usize, &tar::Entry, &mut dyn Read) -> Result<(), Stop> + 'v;

/// Goes through the entries of a layer. `None` where it is none; otherwise the error that ended
/// it early, if one did.
pub(super) fn each(
    reader: &mut dyn Read,
    budget: &Budget,
    visit: &mut Visit<'_>,
) -> Result<Option<Option<io::Error>>, Stop> {
    let mut start = Vec::new();
    if let Err(error) = (&mut *reader).take(START as u64).read_to_end(&mut start) {
        return Ok(Some(Some(error)));
    }
    let Some(codec) = Codec::of("", &start) else {
        if !begins_as_layer(&start) {
            return Ok(None);
        }
        return entries(start.as_slice().chain(reader), budget, visit).map(Some);
    };
    let inner = match codec.decoder(start.as_slice().chain(reader)) {
        Ok(inner) => inner,
        Err(error) => return Ok(Some(Some(error))),
    };
    let mut unpacked = Metered { inner, budget };
    let mut start = Vec::new();
    if let Err(error) = (&mut unpacked).take(START as u64).read_to_end(&mut start) {
        return Ok(Some(Some(error)));
    }
    if !begins_as_layer(&start) {
        return Ok(None);
    }
    entries(start.as_slice().chain(unpacked), budget, visit).map(Some)
}

/// An empty layer is an archive of nothing but zeros.
fn begins_as_layer(start: &[u8]) -> bool {
    tar::is_tar(start) || start.iter().all(|byte| *byte == 0)
}

fn entries(
    reader: impl Read,
    budget: &Budget,
    visit: &mut Visit<'_>,
) -> Result<Option<io::Error>, Stop> {
    let mut reader = Streamed(reader);
    let mut entries = tar::Entries::new(&mut reader);
    let mut number = 0;
    loop {
        match entries.next() {
            Ok(Some(entry)) => {
                visit(number, &entry, &mut entries.content())?;
                number += 1;
            }
            Ok(None) => return Ok(None),
            Err(error) => {
                budget.check()?;
                return Ok(Some(error));
            }
        }
    }
}

/// Lists a layer; `None` where it is none.
pub(super) fn list(reader: &mut dyn Read, budget: &Budget) -> Result<Option<Listing>, Stop> {
    let mut items = Vec::new();
    let ended = each(reader, budget, &mut |_, entry, _| {
        budget.entry()?;
        items.push(item(entry));
        Ok(())
    })?;
    Ok(ended.map(|failed| Listing { items, failed: failed.as_ref().map(damage) }))
}

fn item(entry: &tar::Entry) -> Item {
    let kind = match entry.kind {
        tar::Kind::File | tar::Kind::Sparse => Kind::File,
        tar::Kind::Folder => Kind::Folder,
        tar::Kind::HardLink => Kind::HardLink(clean(&name::display(&entry.link))),
        tar::Kind::SymbolicLink | tar::Kind::Special(_) => Kind::Other,
    };
    Item { path: clean(&name::display(&entry.name)), kind, size: entry.size }
}
