//! Pictures, drawn as SVG. Each stands beside a table that says the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::both::{Both, Markup, escaped};
use crate::report::date::Day;
use crate::report::show::number;
use crate::report::standing::Standing;
use crate::report::view::{CertificateRow, Validity, View};

const WIDTH: f64 = 1000.0;
/// Most columns of the timeline; what lies beyond is brought together at its ends.
const MOST_COLUMNS: i64 = 28;

/// One bar, as wide as its parts are to each other.
pub(super) fn standings(view: &View<'_>) -> Markup {
    let tallies = Standing::ALL.map(|standing| (standing, view.tally(standing).places));
    let total: usize = tallies.iter().map(|(_, places)| places).sum();
    let mut svg = open(WIDTH, 64.0, &Both::text("html-standings"));
    let mut x = 0.0;
    for (standing, places) in tallies.into_iter().filter(|(_, places)| *places > 0) {
        let width = WIDTH * ratio(places, total);
        let (class, shown) = (standing.as_str(), number(places as u64));
        let label = Both::text(&format!("standing-{class}")).inline();
        let _ = write!(
            svg,
            "<g><title>{}: {shown}</title>\
             <rect class=\"fill-{class}\" x=\"{x:.1}\" y=\"8\" width=\"{:.1}\" height=\"48\" \
             rx=\"3\"/>",
            escaped(&label),
            (width - 3.0).max(1.5)
        );
        if width > 20.0 + 11.0 * shown.len() as f64 {
            let _ = write!(
                svg,
                "<text class=\"on-fill\" x=\"{:.1}\" y=\"38\">{shown}</text>",
                x + 10.0
            );
        }
        svg.push_str("</g>");
        x += width;
    }
    close(svg)
}

/// A bar beside a number in a table.
pub(super) fn bar(value: u64, most: u64, class: &str) -> Markup {
    let width = 200.0 * ratio(value, most);
    let mut svg = String::from(
        "<svg class=\"bar\" viewBox=\"0 0 200 12\" width=\"200\" height=\"12\" aria-hidden=\"true\">",
    );
    let _ = write!(
        svg,
        "<rect class=\"track\" width=\"200\" height=\"12\" rx=\"2\"/>\
         <rect class=\"fill-{class}\" width=\"{:.1}\" height=\"12\" rx=\"2\"/>",
        if value == 0 { 0.0 } else { width.max(2.0) }
    );
    close(svg)
}

/// A quarter, or the time before or after all that are drawn.
pub(super) struct Period {
    pub(super) name: Both,
    pub(super) count: usize,
    validity: Validity,
    /// Quarters that it begins after the year 0, and how many it has; `None` for all the time
    /// before or after.
    quarters: Option<(i64, i64)>,
}

/// Certificates by the quarter in which they end; by the year where there would be too many.
pub(super) fn periods(certificates: &[CertificateRow<'_>], as_of: Option<&str>) -> Vec<Period> {
    let ends: Vec<_> = certificates
        .iter()
        .filter_map(|row| Some((quarter(&row.certificate.not_after)?, row.validity)))
        .collect();
    let (Some(first), Some(last)) =
        (ends.iter().map(|end| end.0).min(), ends.iter().map(|end| end.0).max())
    else {
        return Vec::new();
    };
    let step = if last - first < MOST_COLUMNS { 1 } else { 4 };
    let middle = as_of.and_then(quarter).unwrap_or(first);
    let low = first.max(middle - 8 * step).div_euclid(step);
    let high = last.div_euclid(step).min(low + MOST_COLUMNS - 1);
    let mut columns: BTreeMap<i64, (usize, Validity)> =
        (low - 1..=high + 1).map(|column| (column, (0, Validity::Holds))).collect();
    for (end, validity) in ends {
        let column = end.div_euclid(step).clamp(low - 1, high + 1);
        if let Some(entry) = columns.get_mut(&column) {
            entry.1 = if entry.0 == 0 { validity } else { entry.1.min(validity) };
            entry.0 += 1;
        }
    }
    let drawn = columns
        .into_iter()
        .filter(|(column, (count, _))| (low..=high).contains(column) || *count > 0);
    drawn
        .map(|(column, (count, validity))| {
            let (name, quarters) = match column {
                column if column < low => (Both::text("html-timeline-early"), None),
                column if column > high => (Both::text("html-timeline-late"), None),
                column => (named(column, step), Some((column * step, step))),
            };
            Period { name, count, validity, quarters }
        })
        .collect()
}

fn named(column: i64, step: i64) -> Both {
    let name = match step {
        1 => format!("{} Q{}", column.div_euclid(4), column.rem_euclid(4) + 1),
        _ => column.to_string(),
    };
    Both::of(|_| name.clone())
}

/// Quarters since the year 0.
fn quarter(date: &str) -> Option<i64> {
    Day::read(date)?;
    let year: i64 = date.get(..4)?.parse().ok()?;
    let month: i64 = date.get(5..7)?.parse().ok()?;
    Some(year * 4 + (month - 1) / 3)
}

/// The colours of the timeline, as far as they occur.
pub(super) fn legend(certificates: &[CertificateRow<'_>]) -> Vec<(&'static str, Both)> {
    let entries = [
        (Validity::Expired, "html-expired"),
        (Validity::EndsSoon, "html-ends-soon"),
        (Validity::Holds, "html-holds"),
        (Validity::Unknown, "html-unknown"),
    ];
    let occurs = |class: &str| certificates.iter().any(|row| class_of(row.validity) == class);
    let entries = entries.map(|(validity, key)| (class_of(validity), Both::text(key)));
    entries.into_iter().filter(|(class, _)| occurs(class)).collect()
}

/// Where a date lies among the periods, in columns from the left.
fn position(periods: &[Period], date: &str) -> Option<f64> {
    let at = quarter(date)?;
    let (month, day): (i64, i64) = (date.get(5..7)?.parse().ok()?, date.get(8..10)?.parse().ok()?);
    let within = (((month - 1) % 3) * 30 + day - 1) as f64 / 91.0;
    periods.iter().zip(0_u32..).find_map(|(period, index)| {
        let (first, count) = period.quarters?;
        let inside = (first..first + count).contains(&at);
        let offset = ((at - first) as f64 + within.min(1.0)) / count as f64;
        inside.then(|| f64::from(index) + offset)
    })
}

/// The periods as columns, with a line at the as-of date.
pub(super) fn timeline(periods: &[Period], as_of: Option<&str>) -> Markup {
    let most = periods.iter().map(|period| period.count).max().unwrap_or(0);
    let (height, base) = (190.0, 150.0);
    let step = WIDTH / (periods.len().max(1) as f64);
    let mut svg = open(WIDTH, height, &Both::text("html-timeline"));
    let _ =
        write!(svg, "<line class=\"axis\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{base}\" y2=\"{base}\"/>");
    let every = periods.len().div_ceil(12).max(1);
    for (at, period) in periods.iter().enumerate() {
        let (x, tall) = (step * at as f64, 120.0 * ratio(period.count, most));
        let class = class_of(period.validity);
        let name = period.name.inline();
        if period.count > 0 {
            let _ = write!(
                svg,
                "<g><title>{}: {}</title><rect class=\"fill-{class}\" x=\"{:.1}\" y=\"{:.1}\" \
                 width=\"{:.1}\" height=\"{:.1}\" rx=\"2\"/>\
                 <text class=\"count\" x=\"{:.1}\" y=\"{:.1}\">{}</text></g>",
                escaped(&name),
                period.count,
                x + step * 0.12,
                base - tall.max(2.0),
                (step * 0.76).min(90.0),
                tall.max(2.0),
                x + step * 0.12 + (step * 0.76).min(90.0) / 2.0,
                base - tall.max(2.0) - 6.0,
                number(period.count as u64)
            );
        }
        if at.is_multiple_of(every) {
            let middle = x + step * 0.12 + (step * 0.76).min(90.0) / 2.0;
            svg.push_str(&period.name.svg("", &format!("x=\"{middle:.1}\" y=\"172\"")));
        }
    }
    if let Some((date, at)) = as_of.and_then(|date| Some((date, position(periods, date)?))) {
        let x = at * step;
        let label = Both::of(|words| words.format("html-as-of", &[("date", date.into())]));
        let _ =
            write!(svg, "<line class=\"now\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"8\" y2=\"{base}\"/>");
        svg.push_str(&label.svg("now-label", &format!("x=\"{:.1}\" y=\"18\"", x + 6.0)));
    }
    close(svg)
}

/// The class that colours a validity.
pub(super) fn class_of(validity: Validity) -> &'static str {
    match validity {
        Validity::Expired => "broken-today",
        Validity::EndsSoon | Validity::NotYet => "weakened",
        Validity::Holds => "sufficient",
        Validity::Unknown => "unknown",
    }
}

fn ratio(part: impl TryInto<u64>, whole: impl TryInto<u64>) -> f64 {
    let part = part.try_into().unwrap_or(u64::MAX) as f64;
    let whole = whole.try_into().unwrap_or(u64::MAX) as f64;
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn open(width: f64, height: f64, label: &Both) -> String {
    format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\">",
        escaped(&label.inline())
    )
}

fn close(mut svg: String) -> Markup {
    svg.push_str("</svg>");
    Markup(svg)
}
