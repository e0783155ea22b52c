//! Where a tool says that it saw a component.

use super::document::Source;
use super::json::{Component, text};
use crate::Location;

/// Longest symbol that is kept: contexts can hold whole pieces of source code.
const LONGEST_SYMBOL: usize = 300;

/// The component's places; the CBOM itself where it names none.
pub(super) fn locations(component: &Component<'_>, source: &Source<'_>) -> Vec<Location> {
    let occurrences =
        component.evidence.iter().flat_map(|evidence| evidence.occurrences.iter().flatten());
    let mut locations: Vec<Location> = occurrences
        .map(|place| {
            let line = number(text(&place.line));
            let offset = number(text(&place.offset));
            // What CBOMkit calls an offset is the column within the line, from 0.
            let (column, offset) = match line {
                Some(_) => (offset.and_then(|at| u32::try_from(at).ok()?.checked_add(1)), None),
                None => (None, offset),
            };
            let symbol = [text(&place.symbol), text(&place.additional_context)];
            let at = at(text(&place.location));
            let line = line.and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
            Location {
                line: line.or(at.line),
                column,
                offset,
                symbol: symbol.into_iter().find(|text| is_symbol(text)).map(str::to_owned),
                ..at
            }
        })
        .filter(|location| !location.path.is_empty())
        .collect();
    locations.extend(contexts(component));
    if locations.is_empty() {
        locations.extend(component.property("SrcFile").filter(|file| !file.is_empty()).map(at));
    }
    if locations.is_empty() {
        let symbol = Some(text(&component.bom_ref).to_owned()).filter(|name| !name.is_empty());
        locations.push(Location { symbol, ..Location::file(source.file) });
    }
    locations
}

fn contexts(component: &Component<'_>) -> impl Iterator<Item = Location> {
    let properties = component.crypto_properties.iter();
    let contexts = properties.flat_map(|properties| properties.detection_context.iter().flatten());
    contexts.map(|context| Location {
        line: context
            .line_numbers
            .iter()
            .flatten()
            .find_map(|line| u32::try_from(number(&line.0)?).ok()),
        ..at(text(&context.file_path))
    })
}

/// A path, with the line that some tools write behind it: `src/Pay.java:12`.
fn at(location: &str) -> Location {
    match location.rsplit_once(':') {
        Some((path, line)) if !path.is_empty() => match line.parse() {
            Ok(line) if line > 0 => Location::line(path, line),
            _ => Location::file(location),
        },
        _ => Location::file(location),
    }
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// Whether a text names a place rather than quotes it: the signature of a method, a function.
fn is_symbol(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_SYMBOL
        && text.chars().all(|one| one.is_alphanumeric() || "_.$#/:;()[]<>,-".contains(one))
}
