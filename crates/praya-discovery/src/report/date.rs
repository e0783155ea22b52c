//! Days, counted on the calendar that certificates use.

/// A day of the Gregorian calendar, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i64);

impl Day {
    /// Reads the date that an RFC 3339 date, or date and time in UTC, begins with.
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = text.get(from..to)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let ends = matches!(text.as_bytes().get(10), None | Some(b'T' | b' '));
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        (dashes && ends && is_date).then(|| Self(since_1970(year, month, day)))
    }

    /// Days from here to there; negative where there is before here.
    pub(super) fn until(self, there: Self) -> i64 {
        there.0 - self.0
    }
}

/// The calendar repeats every 400 years, which have 146,097 days; years are counted from March so
/// that the day that leap years add is the last.
fn since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        let days = |from: &str, to: &str| Some(Day::read(from)?.until(Day::read(to)?));
        assert_eq!(days("1970-01-01", "1970-01-01"), Some(0));
        assert_eq!(days("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(days("2023-02-28T23:59:59Z", "2023-03-01"), Some(1));
        assert_eq!(days("2000-01-01", "1999-12-31"), Some(-1));
        assert_eq!(days("1970-01-01", "2026-02-03"), Some(20_487));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "2026", "2026-13-01", "2026-02-00", "２０２６-02-03", "2026-02-03é"] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
