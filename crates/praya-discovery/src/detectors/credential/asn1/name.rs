//! Distinguished names (RFC 4514) and times.

use super::der::{Malformed, Read, Reader, Value, tag};

/// Short names of RFC 4514 and those that OpenSSL adds; any other attribute is written dotted.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "STREET"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "title"),
    ("2.5.4.13", "description"),
    ("2.5.4.15", "businessCategory"),
    ("2.5.4.17", "postalCode"),
    ("2.5.4.42", "GN"),
    ("2.5.4.46", "dnQualifier"),
    ("2.5.4.97", "organizationIdentifier"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
    ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
];

/// A Name as RFC 4514 writes it: the last RDN first.
pub(crate) fn distinguished_name(name: &Value<'_>) -> Read<String> {
    name.must_be(tag::SEQUENCE)?;
    let mut parts = Vec::new();
    let mut rdns = name.inside();
    while !rdns.is_empty() {
        let mut attributes = rdns.expect(tag::SET)?.inside();
        let mut rdn = Vec::new();
        while !attributes.is_empty() {
            let mut attribute = attributes.sequence()?;
            let oid = attribute.oid()?;
            let value = attribute.value()?;
            let known = ATTRIBUTES.iter().find(|(dotted, _)| *dotted == oid);
            let key = known.map_or(oid.as_str(), |(_, short)| short);
            rdn.push(format!("{key}={}", escaped(&text(&value))));
        }
        parts.push(rdn.join("+"));
    }
    parts.reverse();
    Ok(parts.join(","))
}

/// A string of any type; bytes of no character in it become U+FFFD, and types that are no string
/// `#` and hexadecimal, as RFC 4514 has it.
pub(crate) fn text(value: &Value<'_>) -> String {
    match value.tag {
        tag::BMP_STRING => {
            let units = value.content.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
        }
        tag::UNIVERSAL_STRING => {
            let scalar = |quad: &[u8]| quad.iter().fold(0_u32, |sum, b| sum << 8 | u32::from(*b));
            let character = |quad| char::from_u32(scalar(quad)).unwrap_or('\u{fffd}');
            value.content.chunks_exact(4).map(character).collect()
        }
        // In practice Latin-1, which is what every other reader takes it for.
        tag::TELETEX_STRING => match std::str::from_utf8(value.content) {
            Ok(text) => text.to_owned(),
            Err(_) => value.content.iter().map(|byte| char::from(*byte)).collect(),
        },
        0x0c..=0x16 | 0x19..=0x1b => String::from_utf8_lossy(value.content).into_owned(),
        _ => format!("#{}", hex(value.raw)),
    }
}

/// RFC 4514's escapes, and control characters as hexadecimal pairs.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let last = value.chars().count().saturating_sub(1);
    for (index, c) in value.chars().enumerate() {
        let edge = index == 0 && (c == ' ' || c == '#') || index == last && c == ' ';
        if c.is_control() {
            let mut utf8 = [0; 4];
            for byte in c.encode_utf8(&mut utf8).bytes() {
                out.push_str(&format!("\\{byte:02X}"));
            }
            continue;
        }
        if edge || matches!(c, '"' | '+' | ',' | ';' | '<' | '>' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names of a GeneralNames, each with its type.
pub(crate) fn general_names(names: &mut Reader<'_>) -> Read<Vec<String>> {
    let mut out = Vec::new();
    while !names.is_empty() {
        let name = names.value()?;
        out.push(match name.tag & 0x1f {
            0 => format!("otherName:{}", other_name(&name)?),
            1 => format!("email:{}", String::from_utf8_lossy(name.content)),
            2 => format!("DNS:{}", String::from_utf8_lossy(name.content)),
            4 => format!("DirName:{}", distinguished_name(&name.only()?)?),
            6 => format!("URI:{}", String::from_utf8_lossy(name.content)),
            7 => format!("IP:{}", address(name.content)),
            8 => format!("RID:{}", super::der::dotted(name.content)?),
            other => format!("[{other}]:{}", hex(name.content)),
        });
    }
    Ok(out)
}

fn other_name(name: &Value<'_>) -> Read<String> {
    let mut parts = name.inside();
    let oid = parts.oid()?;
    let value = parts.value()?.only()?;
    Ok(format!("{oid}:{}", text(&value)))
}

fn address(bytes: &[u8]) -> String {
    if let Ok(v4) = <[u8; 4]>::try_from(bytes) {
        return std::net::Ipv4Addr::from(v4).to_string();
    }
    match <[u8; 16]>::try_from(bytes) {
        Ok(v6) => std::net::Ipv6Addr::from(v6).to_string(),
        Err(_) => hex(bytes),
    }
}

/// A UTCTime or GeneralizedTime as RFC 3339 UTC. Takes what is in use beyond RFC 5280: no
/// seconds, fractions, offsets.
pub(crate) fn time(value: &Value<'_>) -> Read<String> {
    const BAD: Malformed = Malformed("a time is malformed");
    let text = std::str::from_utf8(value.content).map_err(|_| BAD)?.trim();
    let (year, rest) = match value.tag {
        tag::UTC_TIME => {
            let year = digits(text, 0, 2).ok_or(BAD)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, text.get(2..))
        }
        tag::GENERALIZED_TIME => (digits(text, 0, 4).ok_or(BAD)?, text.get(4..)),
        _ => return Err(BAD),
    };
    let rest = rest.ok_or(BAD)?;
    let field = |at| digits(rest, at, 2);
    let (month, day, hour) = (field(0).ok_or(BAD)?, field(2).ok_or(BAD)?, field(4).ok_or(BAD)?);
    let minute = field(6);
    let second = minute.and_then(|_| field(8));
    let used = 6 + 2 * usize::from(minute.is_some()) + 2 * usize::from(second.is_some());
    let zone = rest.get(used..).ok_or(BAD)?;
    let fraction = zone.strip_prefix(['.', ',']);
    let zone = fraction.map_or(zone, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let at =
        Civil { year, month, day, hour, minute: minute.unwrap_or(0), second: second.unwrap_or(0) };
    at.rfc3339(offset_minutes(zone).ok_or(BAD)?).ok_or(BAD)
}

/// `Z`, nothing, `+0800` or `-0500`, in minutes east.
fn offset_minutes(zone: &str) -> Option<i64> {
    if zone.is_empty() || zone == "Z" {
        return Some(0);
    }
    let sign = match zone.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    Some(sign * (digits(zone, 1, 2)? * 60 + digits(zone, 3, 2)?))
}

fn digits(text: &str, at: usize, count: usize) -> Option<i64> {
    let part = text.get(at..at + count)?;
    if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None }
}

/// A moment in some zone.
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Civil {
    fn rfc3339(&self, east: i64) -> Option<String> {
        let valid = (1..=12).contains(&self.month)
            && (1..=31).contains(&self.day)
            && self.hour <= 24
            && self.minute <= 59
            && self.second <= 60
            && east.abs() < 24 * 60;
        let days = days_from_civil(self.year, self.month, self.day);
        let seconds = self.hour * 3600 + (self.minute - east) * 60 + self.second;
        valid.then(|| rfc3339(days * 86_400 + seconds))
    }
}

/// Seconds since 1970 as RFC 3339 UTC.
pub(crate) fn rfc3339(seconds: i64) -> String {
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil_from_days(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March put the leap day last.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
