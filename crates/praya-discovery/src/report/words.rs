//! Sentences that the text and the HTML report share.

use praya_cbom::{Material, MaterialKind, PqcSupport};
use praya_locale::{Messages, Value};

use super::show::{number, plain};
use super::standing::Standing;
use super::view::{CertificateRow, KeyRow, Protection, Validity, View};
use crate::Coverage;

/// Most names that a sentence lists.
const NAMED: usize = 5;

/// A message about a number of things: `count` chooses the form, `shown` is what is read.
pub(super) fn counted(words: Messages, key: &str, count: usize) -> String {
    let shown = number(count as u64);
    words.format(key, &[("count", count.into()), ("shown", (&shown).into())])
}

/// So many algorithms of a standing in so many places, and how many of them are too weak already.
pub(super) fn tally(words: Messages, view: &View<'_>, standing: Standing) -> String {
    let tally = view.tally(standing);
    let (shown, shown_places) = (number(tally.names as u64), number(tally.places as u64));
    let arguments = [
        ("count", tally.names.into()),
        ("shown", (&shown).into()),
        ("places", tally.places.into()),
        ("shown-places", (&shown_places).into()),
    ];
    let sentence = words.format("found-tally", &arguments);
    let weak = view.algorithms.iter().filter(|row| row.standing == standing && row.is_weak_today);
    match weak.count() {
        0 => sentence,
        weak => {
            let shown = number(weak as u64);
            let arguments = [("tally", (&sentence).into()), ("shown", (&shown).into())];
            words.format("found-weak-too", &arguments)
        }
    }
}

/// A label and what it says.
pub(super) fn labelled(words: Messages, label: &str, text: &str) -> String {
    words.format("labelled", &[("label", label.into()), ("text", text.into())])
}

/// Joined as the language joins, the first few by name.
pub(super) fn list<'a>(words: Messages, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(plain).collect();
    let shown = names.iter().take(NAMED).map(AsRef::as_ref).collect::<Vec<&str>>();
    let shown = shown.join(&words.text("list-separator"));
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        rest => {
            let rest = number(rest as u64);
            words.format("list-more", &[("names", (&shown).into()), ("shown", (&rest).into())])
        }
    }
}

/// What the inventory holds beside algorithms, one sentence a kind; a kind of which there is none
/// is left out.
pub(super) fn found(words: Messages, view: &View<'_>, has_date: bool) -> Vec<String> {
    let mut sentences = Vec::new();
    if !view.certificates.is_empty() {
        let total = counted(words, "found-certificates", view.certificates.len());
        sentences.push(joined(total, certificate_facts(words, view, has_date)));
    }
    let private = [Protection::Open, Protection::Unknown, Protection::Protected];
    let counts = private.map(|protection| view.keys_of(protection).names);
    if counts.iter().sum::<usize>() > 0 {
        let total = counted(words, "found-keys", counts.iter().sum());
        let keys = ["found-keys-open", "found-keys-unknown", "found-keys-protected"];
        sentences.push(joined(total, facts(words, keys.into_iter().zip(counts))));
    }
    if !view.libraries.is_empty() {
        let total = counted(words, "found-libraries", view.libraries.len());
        let count = |wanted: fn(&PqcSupport) -> bool| {
            view.libraries.iter().filter(|(_, library)| wanted(&library.pqc)).count()
        };
        let abilities = [
            ("found-pqc-yes", count(|pqc| matches!(pqc, PqcSupport::Yes { .. }))),
            ("found-pqc-no", count(|pqc| matches!(pqc, PqcSupport::No { .. }))),
            ("found-pqc-unknown", count(|pqc| matches!(pqc, PqcSupport::Unknown))),
        ];
        sentences.push(joined(total, facts(words, abilities)));
    }
    if !view.protocols.is_empty() {
        sentences.push(counted(words, "found-protocols", view.protocols.len()));
    }
    if view.unresolved > 0 {
        sentences.push(counted(words, "found-unresolved", view.unresolved));
    }
    sentences
}

fn certificate_facts(words: Messages, view: &View<'_>, has_date: bool) -> Vec<String> {
    let mut facts = Vec::new();
    if has_date {
        let ends_soon = view.valid(Validity::EndsSoon);
        facts.extend(self::facts(words, [("found-expired", view.valid(Validity::Expired))]));
        if ends_soon > 0 {
            let shown = number(ends_soon as u64);
            let days = super::view::SOON.unsigned_abs();
            let arguments =
                [("count", ends_soon.into()), ("shown", (&shown).into()), ("days", days.into())];
            facts.push(words.format("found-ends-soon", &arguments));
        }
        let rest = [
            ("found-not-yet", view.valid(Validity::NotYet)),
            ("found-validity-unknown", view.valid(Validity::Unknown)),
        ];
        facts.extend(self::facts(words, rest));
    }
    let self_signed = view.certificates.iter().filter(|row| row.certificate.self_signed).count();
    facts.extend(self::facts(words, [("found-self-signed", self_signed)]));
    facts
}

fn facts<'a>(words: Messages, counts: impl IntoIterator<Item = (&'a str, usize)>) -> Vec<String> {
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| {
        let shown = number(count as u64);
        words.format(key, &[("shown", Value::from(&shown))])
    })
    .collect()
}

fn joined(total: String, facts: Vec<String>) -> String {
    let separator = words_separator(&total);
    std::iter::once(total).chain(facts).collect::<Vec<_>>().join(separator)
}

/// Full-width punctuation after Chinese.
fn words_separator(text: &str) -> &'static str {
    if text.is_ascii() { ", " } else { "，" }
}

/// How a certificate's validity lies to the as-of date.
pub(super) fn validity(words: Messages, row: &CertificateRow<'_>) -> String {
    let end = row.certificate.not_after.get(..10).unwrap_or(&row.certificate.not_after);
    let begin = row.certificate.not_before.get(..10).unwrap_or(&row.certificate.not_before);
    let (key, date) = match row.validity {
        Validity::Expired => ("validity-expired", end),
        Validity::EndsSoon => ("validity-ends-soon", end),
        Validity::NotYet => ("validity-not-yet", begin),
        Validity::Holds => ("validity-holds", end),
        Validity::Unknown if end.is_empty() => ("validity-unknown", end),
        Validity::Unknown => ("validity-holds", end),
    };
    let date = plain(date);
    words.format(key, &[("date", Value::Text(&date))])
}

/// How a key is protected.
pub(super) fn protection(words: Messages, row: &KeyRow<'_>) -> String {
    let by = plain(row.material.protected_by.as_deref().unwrap_or_default());
    match row.protection {
        Protection::Open => words.text("protection-open"),
        Protection::Unknown => words.text("protection-unknown"),
        Protection::Protected => words.format("protection-protected", &[("by", Value::Text(&by))]),
    }
}

/// What kind of material, for which algorithm.
pub(super) fn material(words: Messages, material: &Material) -> String {
    let kind = match material.material {
        MaterialKind::PrivateKey => "material-private-key",
        MaterialKind::PublicKey => "material-public-key",
        MaterialKind::SecretKey => "material-secret-key",
        MaterialKind::Key => "material-key",
        MaterialKind::Password => "material-password",
        MaterialKind::Token => "material-token",
        MaterialKind::SharedSecret => "material-shared-secret",
        MaterialKind::Parameters => "material-parameters",
        MaterialKind::Unknown => "material-unknown",
    };
    let kind = words.text(kind);
    match material.algorithm.as_ref().filter(|algorithm| !algorithm.name.is_empty()) {
        Some(algorithm) => format!("{} {kind}", plain(&algorithm.name)),
        None => kind,
    }
}

/// What a library can do.
pub(super) fn ability(words: Messages, pqc: &PqcSupport) -> String {
    match pqc {
        PqcSupport::Yes { algorithms } if algorithms.is_empty() => words.text("pqc-yes-plain"),
        PqcSupport::Yes { algorithms } => {
            let algorithms = list(words, algorithms.iter().map(String::as_str));
            words.format("pqc-yes", &[("algorithms", (&algorithms).into())])
        }
        PqcSupport::No { since: Some(version) } => {
            let version = plain(version);
            words.format("pqc-since", &[("version", Value::Text(&version))])
        }
        PqcSupport::No { since: None } => words.text("pqc-no"),
        PqcSupport::Unknown => words.text("pqc-unknown"),
    }
}

/// What to do next, the most urgent first.
pub(super) fn next_steps(words: Messages, view: &View<'_>, coverage: &Coverage) -> Vec<String> {
    let mut steps = Vec::new();
    if !coverage.unreadable.is_empty() {
        steps.push(words.text("next-unreadable"));
    }
    let mut name = |key: &str, names: Vec<&str>| {
        if !names.is_empty() {
            let names = list(words, names.into_iter());
            steps.push(words.format(key, &[("names", (&names).into())]));
        }
    };
    let broken = view.algorithms.iter();
    let broken = broken.filter(|row| row.standing == Standing::BrokenToday || row.is_weak_today);
    name("next-broken-today", broken.map(|row| row.name).collect());
    let (signature, exchange): (Vec<_>, Vec<_>) = view
        .algorithms
        .iter()
        .filter(|row| row.standing == Standing::QuantumBroken && !row.is_weak_today)
        .partition(|row| row.is_only_signature());
    name("next-exchange", exchange.into_iter().map(|row| row.name).collect());
    name("next-signature", signature.into_iter().map(|row| row.name).collect());
    let outdated = view.libraries.iter().filter_map(|(_, library)| match &library.pqc {
        PqcSupport::No { since: Some(_) } => Some(library.name.as_str()),
        _ => None,
    });
    let outdated: std::collections::BTreeSet<_> = outdated.collect();
    name("next-libraries", outdated.into_iter().collect());
    if view.keys_of(Protection::Open).names > 0 {
        steps.push(words.text("next-keys"));
    }
    if view.valid(Validity::Expired) + view.valid(Validity::EndsSoon) > 0 {
        steps.push(words.text("next-certificates"));
    }
    if view.unresolved > 0 {
        steps.push(words.text("next-unresolved"));
    }
    if steps.is_empty() {
        steps.push(words.text("next-none"));
    }
    steps
}
