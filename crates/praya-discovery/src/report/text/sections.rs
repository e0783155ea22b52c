//! The sections of the text report. A section that has nothing to say is not there, but for what
//! was looked at.

use praya_locale::{Messages, Value};

use super::page::{Align, Cell, Colour, Page};
use crate::report::show::{bytes, number, place, plain};
use crate::report::standing::Standing;
use crate::report::view::{Protection, Validity, View, is_private};
use crate::report::{About, words as sentences};
use crate::{Coverage, NotLookedAt, Outcome, ScanResult};

/// Most rows of a table on paper; the CBOM has all.
const ROWS: usize = 25;
/// Most lines of what was not looked at.
const LINES: usize = 10;

pub(super) fn title(page: &mut Page, words: Messages, result: &ScanResult, about: &About) {
    let as_of = match about.as_of.as_deref() {
        Some(date) => words.format("as-of", &[("date", Value::Text(date))]),
        None => words.text("no-as-of"),
    };
    page.ends(&words.text("title"), &as_of);
    page.heading(&words.text("targets"));
    for target in &result.targets {
        let (mark, colour, key) = match target.outcome {
            Outcome::Read => ("[ok]", Colour::Green, "outcome-read"),
            Outcome::Empty => ("[? ]", Colour::Yellow, "outcome-empty"),
            Outcome::Unsupported => ("[? ]", Colour::Yellow, "outcome-unsupported"),
            Outcome::Unreadable => ("[!!]", Colour::Red, "outcome-unreadable"),
        };
        page.marked(
            mark,
            colour,
            &sentences::labelled(words, &plain(&target.name), &words.text(key)),
        );
    }
}

fn mark(standing: Standing) -> (&'static str, Colour) {
    match standing {
        Standing::QuantumBroken | Standing::BrokenToday => ("[!!]", Colour::Red),
        Standing::Weakened => ("[! ]", Colour::Yellow),
        Standing::Unknown => ("[? ]", Colour::Yellow),
        Standing::Sufficient | Standing::PostQuantum => ("[ok]", Colour::Green),
    }
}

pub(super) fn found(
    page: &mut Page,
    words: Messages,
    result: &ScanResult,
    view: &View<'_>,
    has_date: bool,
) {
    page.heading(&words.text("found"));
    if result.coverage.read.is_empty() {
        page.marked("[!!]", Colour::Red, &words.text("nothing-read"));
        return;
    }
    if result.inventory.items.is_empty() {
        page.line(&words.text("nothing-found"));
        return;
    }
    for standing in Standing::ALL {
        if view.tally(standing).names == 0 {
            continue;
        }
        let (mark, colour) = mark(standing);
        let long = words.text(&format!("standing-{}-long", standing.as_str()));
        page.marked(
            mark,
            colour,
            &sentences::labelled(words, &long, &sentences::tally(words, view, standing)),
        );
    }
    for sentence in sentences::found(words, view, has_date) {
        page.marked(" -  ", Colour::Plain, &sentence);
    }
}

pub(super) fn algorithms(page: &mut Page, words: Messages, view: &View<'_>) {
    if view.algorithms.is_empty() {
        return;
    }
    page.heading(&words.text("algorithms"));
    let columns = [
        (words.text("column-algorithm"), Align::Left),
        (words.text("column-standing"), Align::Left),
        (words.text("column-places"), Align::Right),
        (words.text("column-first-place"), Align::Tail),
    ];
    let rows = view.algorithms.iter().take(ROWS).map(|row| {
        let unresolved = words.text("unresolved-name");
        let name = if row.name.is_empty() { unresolved } else { plain(row.name).into_owned() };
        let mut standing = words.text(&format!("standing-{}", row.standing.as_str()));
        if row.is_weak_today {
            standing.push_str(" (!)");
        }
        let first = row.places.first().map(|first| place(first)).unwrap_or_default();
        vec![
            Cell::new(name),
            Cell::coloured(standing, mark(row.standing).1),
            Cell::new(number(row.places.len() as u64)),
            Cell::new(first),
        ]
    });
    page.table(&columns, &rows.collect::<Vec<_>>());
    if view.algorithms.iter().take(ROWS).any(|row| row.is_weak_today) {
        page.line(&format!("(!) {}", words.text("standing-too-weak-too")));
    }
    more(page, words, view.algorithms.len(), ROWS);
}

pub(super) fn certificates(page: &mut Page, words: Messages, view: &View<'_>) {
    let noted = [Validity::Expired, Validity::EndsSoon, Validity::NotYet];
    let rows: Vec<_> =
        view.certificates.iter().filter(|row| noted.contains(&row.validity)).collect();
    if rows.is_empty() {
        return;
    }
    page.heading(&words.text("certificates"));
    let columns = [
        (words.text("column-certificate"), Align::Left),
        (words.text("column-ends"), Align::Left),
        (words.text("column-first-place"), Align::Tail),
    ];
    let cells = rows.iter().take(ROWS).map(|row| {
        let colour = if row.validity == Validity::Expired { Colour::Red } else { Colour::Yellow };
        let first = row.item.occurrences.first().map(|one| place(&one.location));
        vec![
            Cell::new(plain(&row.certificate.subject)),
            Cell::coloured(sentences::validity(words, row), colour),
            Cell::new(first.unwrap_or_default()),
        ]
    });
    page.table(&columns, &cells.collect::<Vec<_>>());
    more(page, words, rows.len(), ROWS);
}

pub(super) fn keys(page: &mut Page, words: Messages, view: &View<'_>) {
    let rows = view.keys.iter().filter(|row| is_private(row));
    let rows: Vec<_> = rows.filter(|row| row.protection != Protection::Protected).collect();
    if rows.is_empty() {
        return;
    }
    page.heading(&words.text("keys"));
    let columns = [
        (words.text("column-key"), Align::Left),
        (words.text("column-protection"), Align::Left),
        (words.text("column-places"), Align::Right),
        (words.text("column-first-place"), Align::Tail),
    ];
    let cells = rows.iter().take(ROWS).map(|row| {
        let is_open = row.protection == Protection::Open;
        let colour = if is_open { Colour::Red } else { Colour::Yellow };
        let first = row.item.occurrences.first().map(|one| place(&one.location));
        vec![
            Cell::new(sentences::material(words, row.material)),
            Cell::coloured(sentences::protection(words, row), colour),
            Cell::new(number(row.item.occurrences.len() as u64)),
            Cell::new(first.unwrap_or_default()),
        ]
    });
    page.table(&columns, &cells.collect::<Vec<_>>());
    more(page, words, rows.len(), ROWS);
}

pub(super) fn libraries(page: &mut Page, words: Messages, view: &View<'_>) {
    if view.libraries.is_empty() {
        return;
    }
    page.heading(&words.text("libraries"));
    let columns = [
        (words.text("column-library"), Align::Left),
        (words.text("column-version"), Align::Left),
        (words.text("column-pqc"), Align::Left),
        (words.text("column-first-place"), Align::Tail),
    ];
    let rows = view.libraries.iter().take(ROWS).map(|(item, library)| {
        let first = item.occurrences.first().map(|one| place(&one.location));
        vec![
            Cell::new(plain(&library.name)),
            Cell::new(plain(library.version.as_deref().unwrap_or("?"))),
            Cell::new(sentences::ability(words, &library.pqc)),
            Cell::new(first.unwrap_or_default()),
        ]
    });
    page.table(&columns, &rows.collect::<Vec<_>>());
    more(page, words, view.libraries.len(), ROWS);
}

pub(super) fn coverage(page: &mut Page, words: Messages, coverage: &Coverage) {
    page.heading(&words.text("coverage"));
    if coverage.read.is_empty() {
        page.marked("[!!]", Colour::Red, &words.text("nothing-read"));
        return;
    }
    let columns = [
        (words.text("column-kind"), Align::Left),
        (words.text("column-files"), Align::Right),
        (words.text("column-size"), Align::Right),
    ];
    let row = |kind: &str, files: u64, size: u64| {
        vec![Cell::new(plain(kind)), Cell::new(number(files)), Cell::new(bytes(size))]
    };
    let mut rows: Vec<_> = coverage.read.iter().collect();
    rows.sort_by_key(|(kind, count)| (u64::MAX - count.bytes, *kind));
    let (files, size) = rows.iter().fold((0_u64, 0_u64), |(files, size), (_, count)| {
        (files.saturating_add(count.files), size.saturating_add(count.bytes))
    });
    let mut cells: Vec<_> =
        rows.into_iter().map(|(kind, count)| row(kind, count.files, count.bytes)).collect();
    cells.push(row(&words.text("total"), files, size));
    page.table(&columns, &cells);
}

pub(super) fn not_covered(page: &mut Page, words: Messages, coverage: &Coverage) {
    page.heading(&words.text("not-covered"));
    let is_complete = coverage.unsupported.is_empty()
        && coverage.skipped.is_empty()
        && coverage.unreadable.is_empty();
    if is_complete {
        page.line(&words.text("all-covered"));
    }
    if !coverage.unreadable.is_empty() {
        let count = coverage.unreadable.len();
        page.marked("[!!]", Colour::Red, &sentences::counted(words, "unreadable", count));
        reasons(page, words, &coverage.unreadable);
    }
    if !coverage.skipped.is_empty() {
        let count = coverage.skipped.len();
        page.marked("[? ]", Colour::Yellow, &sentences::counted(words, "skipped", count));
        reasons(page, words, &coverage.skipped);
    }
    unsupported(page, words, coverage);
}

fn unsupported(page: &mut Page, words: Messages, coverage: &Coverage) {
    let (files, size) = coverage.unsupported.values().fold((0_u64, 0_u64), |(files, size), one| {
        (files.saturating_add(one.files), size.saturating_add(one.bytes))
    });
    if files == 0 {
        return;
    }
    let (shown, size) = (number(files), bytes(size));
    let arguments =
        [("count", files.into()), ("shown", (&shown).into()), ("bytes", (&size).into())];
    page.marked(" -  ", Colour::Plain, &words.format("unsupported", &arguments));
    let mut kinds: Vec<_> = coverage.unsupported.iter().collect();
    kinds.sort_by_key(|(kind, count)| (u64::MAX - count.files, *kind));
    let kinds = kinds.into_iter().map(|(kind, _)| kind.as_str()).take(8);
    let kinds: Vec<_> = kinds.map(plain).collect();
    let kinds = kinds.join(&words.text("list-separator"));
    page.marked(
        "    ",
        Colour::Plain,
        &words.format("unsupported-kinds", &[("kinds", (&kinds).into())]),
    );
}

fn reasons(page: &mut Page, words: Messages, list: &[NotLookedAt]) {
    for one in list.iter().take(LINES) {
        page.marked(
            "    ",
            Colour::Plain,
            &sentences::labelled(words, &plain(&one.path), &plain(&one.reason)),
        );
    }
    if list.len() > LINES {
        let rest = sentences::counted(words, "more", list.len() - LINES);
        page.marked("    ", Colour::Plain, &rest);
    }
}

pub(super) fn next_steps(page: &mut Page, words: Messages, view: &View<'_>, coverage: &Coverage) {
    page.heading(&words.text("next-steps"));
    let steps = sentences::next_steps(words, view, coverage);
    for (step, at) in steps.iter().zip(1..) {
        page.marked(&format!("{at}."), Colour::Bold, step);
    }
}

fn more(page: &mut Page, words: Messages, all: usize, shown: usize) {
    if all > shown {
        page.line(&sentences::counted(words, "more", all - shown));
    }
}
