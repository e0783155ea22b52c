//! The report for people: one file that asks nothing of any other.
//!
//! Without scripts everything can be read; the script sorts and filters the table of assets. The
//! content security policy allows that script and the style by their digests, and nothing else.

mod assets;
mod both;
mod chart;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use praya_locale::{Language, Value};
use sha2::{Digest, Sha256};

use super::show::{bytes, number, place, plain};
use super::standing::Standing;
use super::view::{AlgorithmRow, CertificateRow, KeyRow, Protection, View};
use super::{About, words};
use crate::{Coverage, KindCount, NotLookedAt, Outcome, ScanResult};
use assets::{Chip, Row};
use both::{Both, Markup};
use chart::Period;

const STYLE: &str = include_str!("../../../templates/report.css");
const SCRIPT: &str = include_str!("../../../templates/report.js");
/// Most rows of the tables that come before the table of assets.
const MOST_ROWS: usize = 50;
/// Most names in a cell.
const MOST_NAMES: usize = 6;
/// Most lines of what was not looked at.
const MOST_LINES: usize = 200;

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    policy: String,
    style: Markup,
    script: Markup,
    tag: &'static str,
    is_english: bool,
    title: String,
    tool: Both,
    as_of: Both,
    targets: Vec<Target>,
    alarms: Vec<Both>,
    tiles: Vec<Tile>,
    found: Vec<Both>,
    next_steps: Vec<Both>,
    standings: Markup,
    algorithms: Vec<AlgorithmLine>,
    algorithms_cut: Option<Both>,
    timeline: Markup,
    periods: Vec<Period>,
    legend: Vec<(&'static str, Both)>,
    certificates: Vec<CertificateLine>,
    certificates_cut: Option<Both>,
    keys: Vec<KeyLine>,
    keys_cut: Option<Both>,
    libraries: Vec<LibraryLine>,
    libraries_cut: Option<Both>,
    protocols: Vec<ProtocolLine>,
    protocols_cut: Option<Both>,
    all: String,
    rows: Vec<Row>,
    rows_cut: Option<Both>,
    kinds: Vec<KindLine>,
    total: KindLine,
    gaps: Vec<Gap>,
    unsupported: Option<Both>,
}

struct Target {
    name: String,
    class: &'static str,
    outcome: Both,
}

struct Tile {
    chip: Chip,
    names: String,
    long: Both,
    sentence: Both,
    meaning: Both,
    places: String,
    is_none: bool,
}

struct AlgorithmLine {
    name: Both,
    chip: Chip,
    is_weak_today: bool,
    places: String,
    bar: Markup,
    first: String,
}

struct CertificateLine {
    subject: String,
    class: &'static str,
    validity: Both,
    key: String,
    self_signed: Both,
    first: String,
}

struct KeyLine {
    name: Both,
    class: &'static str,
    protection: Both,
    places: String,
    first: String,
}

struct LibraryLine {
    name: String,
    version: String,
    class: &'static str,
    ability: Both,
    first: String,
}

struct ProtocolLine {
    name: String,
    suites: String,
    algorithms: String,
    first: String,
}

struct KindLine {
    kind: String,
    files: String,
    size: String,
    bar: Markup,
}

struct Gap {
    class: &'static str,
    title: Both,
    lines: Vec<(String, String)>,
    cut: Option<Both>,
}

/// The report as one HTML file, which opens in this language and holds both.
pub fn html(result: &ScanResult, about: &About, language: Language) -> String {
    let view = View::new(result, about);
    // Rendering into memory does not fail.
    page(result, &view, about, language).render().unwrap_or_default()
}

fn page(result: &ScanResult, view: &View<'_>, about: &About, language: Language) -> Page {
    let coverage = &result.coverage;
    let (rows, rows_cut) = assets::rows(&result.inventory.items);
    let periods = chart::periods(&view.certificates, about.as_of.as_deref());
    let most = coverage.read.values().map(|count| count.bytes).max().unwrap_or_default();
    Page {
        policy: policy(),
        style: Markup(STYLE.to_owned()),
        script: Markup(SCRIPT.to_owned()),
        tag: language.tag(),
        is_english: language == Language::English,
        title: Both::text("title").inline(),
        tool: tool(about),
        as_of: as_of(about),
        targets: result.targets.iter().map(target).collect(),
        alarms: alarms(result),
        tiles: Standing::ALL.map(|standing| tile(view, standing)).into(),
        found: found(view, about),
        next_steps: next_steps(view, coverage),
        standings: chart::standings(view),
        algorithms: algorithms(view),
        algorithms_cut: cut(view.algorithms.len(), MOST_ROWS),
        timeline: chart::timeline(&periods, about.as_of.as_deref()),
        legend: chart::legend(&view.certificates),
        periods,
        certificates: view.certificates.iter().take(MOST_ROWS).map(certificate).collect(),
        certificates_cut: cut(view.certificates.len(), MOST_ROWS),
        keys: view.keys.iter().take(MOST_ROWS).map(key).collect(),
        keys_cut: cut(view.keys.len(), MOST_ROWS),
        libraries: libraries(view),
        libraries_cut: cut(view.libraries.len(), MOST_ROWS),
        protocols: view.protocols.iter().take(MOST_ROWS).map(protocol).collect(),
        protocols_cut: cut(view.protocols.len(), MOST_ROWS),
        all: Both::text("html-filter-all").inline(),
        rows,
        rows_cut: (rows_cut > 0)
            .then(|| Both::of(|words| words::counted(words, "html-cut-assets", rows_cut))),
        kinds: kinds(coverage, most),
        total: total(coverage),
        gaps: gaps(coverage),
        unsupported: unsupported(coverage),
    }
}

fn policy() -> String {
    let allowed = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'",
        allowed(STYLE),
        allowed(SCRIPT)
    )
}

fn tool(about: &About) -> Both {
    let version = about.tool_version.as_str();
    Both::of(|words| words.format("html-tool", &[("version", version.into())]))
}

fn as_of(about: &About) -> Both {
    Both::of(|words| match about.as_of.as_deref() {
        Some(date) => words.format("as-of", &[("date", Value::Text(date))]),
        None => words.text("no-as-of"),
    })
}

fn target(target: &crate::TargetOutcome) -> Target {
    let (class, key) = match target.outcome {
        Outcome::Read => ("post-quantum", "outcome-read"),
        Outcome::Empty => ("unknown", "outcome-empty"),
        Outcome::Unsupported => ("unknown", "outcome-unsupported"),
        Outcome::Unreadable => ("broken-today", "outcome-unreadable"),
    };
    Target { name: plain(&target.name).into_owned(), class, outcome: Both::text(key) }
}

/// What must be read before anything else.
fn alarms(result: &ScanResult) -> Vec<Both> {
    let coverage = &result.coverage;
    if coverage.read.is_empty() {
        return vec![Both::text("nothing-read")];
    }
    let mut alarms = Vec::new();
    if result.inventory.items.is_empty() {
        alarms.push(Both::text("nothing-found"));
    }
    if !coverage.unreadable.is_empty() {
        let count = coverage.unreadable.len();
        alarms.push(Both::of(|words| {
            let told = words::counted(words, "unreadable", count);
            words::labelled(words, &words.text("not-covered"), &told)
        }));
    }
    alarms
}

fn tile(view: &View<'_>, standing: Standing) -> Tile {
    let tally = view.tally(standing);
    Tile {
        chip: Chip::new(standing),
        names: number(tally.names as u64),
        long: Both::text(&format!("standing-{}-long", standing.as_str())),
        sentence: Both::of(|words| words::tally(words, view, standing)),
        meaning: Both::text(&format!("meaning-{}", standing.as_str())),
        places: number(tally.places as u64),
        is_none: tally.names == 0,
    }
}

/// Sentences that both languages have in the same order.
fn paired(say: impl Fn(praya_locale::Messages) -> Vec<String>) -> Vec<Both> {
    let count = say(praya_locale::Messages::new(Language::English)).len();
    let at = |at: usize| Both::of(|words| say(words).into_iter().nth(at).unwrap_or_default());
    (0..count).map(at).collect()
}

fn found(view: &View<'_>, about: &About) -> Vec<Both> {
    paired(|words| words::found(words, view, about.as_of.is_some()))
}

fn next_steps(view: &View<'_>, coverage: &Coverage) -> Vec<Both> {
    paired(|words| words::next_steps(words, view, coverage))
}

fn algorithms(view: &View<'_>) -> Vec<AlgorithmLine> {
    let most = view.algorithms.iter().map(|row| row.places.len()).max().unwrap_or_default();
    let line = |row: &AlgorithmRow<'_>| AlgorithmLine {
        name: match row.name {
            "" => Both::text("unresolved-name"),
            name => Both::of(|_| plain(name).into_owned()),
        },
        chip: Chip::new(row.standing),
        is_weak_today: row.is_weak_today,
        places: number(row.places.len() as u64),
        bar: chart::bar(row.places.len() as u64, most as u64, row.standing.as_str()),
        first: row.places.first().map(|first| place(first)).unwrap_or_default(),
    };
    view.algorithms.iter().take(MOST_ROWS).map(line).collect()
}

fn certificate(row: &CertificateRow<'_>) -> CertificateLine {
    let self_signed = if row.certificate.self_signed { "yes" } else { "no" };
    CertificateLine {
        subject: plain(&row.certificate.subject).into_owned(),
        class: chart::class_of(row.validity),
        validity: Both::of(|words| words::validity(words, row)),
        key: plain(&row.certificate.public_key.name).into_owned(),
        self_signed: Both::text(self_signed),
        first: first(row.item),
    }
}

fn key(row: &KeyRow<'_>) -> KeyLine {
    KeyLine {
        name: Both::of(|words| words::material(words, row.material)),
        class: match row.protection {
            Protection::Open => "broken-today",
            Protection::Unknown => "unknown",
            Protection::Protected => "sufficient",
        },
        protection: Both::of(|words| words::protection(words, row)),
        places: number(row.item.occurrences.len() as u64),
        first: first(row.item),
    }
}

fn protocol((item, protocol): &(&praya_cbom::Item, &praya_cbom::Protocol)) -> ProtocolLine {
    let listed = |names: Vec<&str>| match names.len() {
        0 => "–".to_owned(),
        count if count > MOST_NAMES => {
            let names: Vec<_> = names.into_iter().take(MOST_NAMES).collect();
            format!("{} (+{})", plain(&names.join(", ")), count - MOST_NAMES)
        }
        _ => plain(&names.join(", ")).into_owned(),
    };
    ProtocolLine {
        name: plain(&protocol.name).into_owned(),
        suites: listed(protocol.cipher_suites.iter().map(String::as_str).collect()),
        algorithms: listed(protocol.algorithms.iter().map(|one| one.name.as_str()).collect()),
        first: first(item),
    }
}

fn libraries(view: &View<'_>) -> Vec<LibraryLine> {
    use praya_cbom::PqcSupport;
    let shown = view.libraries.iter().take(MOST_ROWS);
    let lines = shown.map(|(item, library)| LibraryLine {
        name: plain(&library.name).into_owned(),
        version: plain(library.version.as_deref().unwrap_or("?")).into_owned(),
        class: match library.pqc {
            PqcSupport::Yes { .. } => "post-quantum",
            PqcSupport::No { .. } => "broken-today",
            PqcSupport::Unknown => "unknown",
        },
        ability: Both::of(|words| words::ability(words, &library.pqc)),
        first: first(item),
    });
    lines.collect()
}

fn first(item: &praya_cbom::Item) -> String {
    item.occurrences.first().map(|one| place(&one.location)).unwrap_or_default()
}

fn cut(all: usize, shown: usize) -> Option<Both> {
    let rest = all.checked_sub(shown).filter(|rest| *rest > 0)?;
    Some(Both::of(|words| words::counted(words, "more", rest)))
}

fn kinds(coverage: &Coverage, most: u64) -> Vec<KindLine> {
    let mut kinds: Vec<_> = coverage.read.iter().collect();
    kinds.sort_by_key(|(kind, count)| (u64::MAX - count.bytes, *kind));
    let lines = kinds.into_iter().map(|(kind, count)| KindLine {
        kind: plain(kind).into_owned(),
        files: number(count.files),
        size: bytes(count.bytes),
        bar: chart::bar(count.bytes, most, "sufficient"),
    });
    lines.collect()
}

fn sum<'a>(counts: impl Iterator<Item = &'a KindCount>) -> KindCount {
    counts.fold(KindCount::default(), |sum, one| KindCount {
        files: sum.files.saturating_add(one.files),
        bytes: sum.bytes.saturating_add(one.bytes),
    })
}

fn total(coverage: &Coverage) -> KindLine {
    let total = sum(coverage.read.values());
    KindLine {
        kind: String::new(),
        files: number(total.files),
        size: bytes(total.bytes),
        bar: Markup::default(),
    }
}

fn gaps(coverage: &Coverage) -> Vec<Gap> {
    let gap = |class, key: &str, list: &[NotLookedAt]| Gap {
        class,
        title: Both::of(|words| words::counted(words, key, list.len())),
        lines: list
            .iter()
            .take(MOST_LINES)
            .map(|one| (plain(&one.path).into_owned(), plain(&one.reason).into_owned()))
            .collect(),
        cut: cut(list.len(), MOST_LINES),
    };
    let gaps = [
        gap("broken-today", "unreadable", &coverage.unreadable),
        gap("unknown", "skipped", &coverage.skipped),
    ];
    gaps.into_iter().filter(|gap| !gap.lines.is_empty()).collect()
}

fn unsupported(coverage: &Coverage) -> Option<Both> {
    let total = sum(coverage.unsupported.values());
    (total.files > 0).then(|| {
        let (shown, size) = (number(total.files), bytes(total.bytes));
        Both::of(|words| {
            let count = ("count", total.files.into());
            let arguments = [count, ("shown", (&shown).into()), ("bytes", (&size).into())];
            words.format("unsupported", &arguments)
        })
    })
}
