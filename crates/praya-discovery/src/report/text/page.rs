//! Lines, columns and colour of a page of text, 100 columns wide.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Columns of a terminal that a page takes.
pub(super) const WIDTH: usize = 100;
/// Columns between the columns of a table.
const GAP: usize = 2;

/// A colour. It never says anything that the words beside it do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Plain,
    Bold,
    Faint,
    Red,
    Yellow,
    Green,
}

impl Colour {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "0",
            Self::Bold => "1",
            Self::Faint => "2",
            Self::Red => "31",
            Self::Yellow => "33",
            Self::Green => "32",
        }
    }
}

/// How a column of a table lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Words: cut at the end where there is no room.
    Left,
    /// Numbers: never cut.
    Right,
    /// Places: cut at the beginning, because the end says more.
    Tail,
}

/// One cell.
pub(super) struct Cell {
    text: String,
    colour: Colour,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), colour: Colour::Plain }
    }

    pub(super) fn coloured(text: impl Into<String>, colour: Colour) -> Self {
        Self { text: text.into(), colour }
    }
}

/// A page being written.
pub(super) struct Page {
    text: String,
    has_colour: bool,
}

impl Page {
    pub(super) fn new(has_colour: bool) -> Self {
        Self { text: String::new(), has_colour }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A blank line, a heading, a rule.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.put(text, Colour::Bold);
        self.text.push('\n');
        self.put(&"-".repeat(text.width().min(WIDTH)), Colour::Faint);
        self.text.push('\n');
    }

    /// Two texts at both ends of a line; the second on a line of its own where there is no room.
    pub(super) fn ends(&mut self, left: &str, right: &str) {
        self.put(left, Colour::Bold);
        let taken = left.width() + right.width();
        if taken < WIDTH {
            self.text.push_str(&" ".repeat(WIDTH - taken));
        } else {
            self.text.push('\n');
        }
        self.put(right, Colour::Faint);
        self.text.push('\n');
    }

    /// A text over as many lines as it takes, after a mark on the first of them.
    pub(super) fn marked(&mut self, mark: &str, colour: Colour, text: &str) {
        let indent = 2 + mark.width() + usize::from(!mark.is_empty());
        for (at, line) in wrapped(text, WIDTH - indent).iter().enumerate() {
            if at == 0 && !mark.is_empty() {
                self.text.push_str("  ");
                self.put(mark, colour);
                self.text.push(' ');
            } else {
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// A text over as many lines as it takes.
    pub(super) fn line(&mut self, text: &str) {
        self.marked("", Colour::Plain, text);
    }

    /// A table with a line of titles.
    pub(super) fn table(&mut self, columns: &[(String, Align)], rows: &[Vec<Cell>]) {
        let widths = widths(columns, rows);
        let titles = columns.iter().map(|(title, _)| Cell::coloured(title, Colour::Faint));
        let titles: Vec<Cell> = titles.collect();
        for row in std::iter::once(&titles).chain(rows) {
            self.text.push_str("  ");
            for (at, ((cell, (_, align)), width)) in
                row.iter().zip(columns).zip(&widths).enumerate()
            {
                if at > 0 {
                    self.text.push_str(&" ".repeat(GAP));
                }
                self.cell(cell, *align, *width, at + 1 == columns.len());
            }
            self.text.push('\n');
        }
    }

    fn cell(&mut self, cell: &Cell, align: Align, width: usize, is_last: bool) {
        let text = match align {
            Align::Left => cut(&cell.text, width),
            Align::Right => cell.text.clone(),
            Align::Tail => cut_beginning(&cell.text, width),
        };
        let room = " ".repeat(width.saturating_sub(text.width()));
        if align == Align::Right {
            self.text.push_str(&room);
        }
        self.put(&text, cell.colour);
        if align != Align::Right && !is_last {
            self.text.push_str(&room);
        }
    }

    fn put(&mut self, text: &str, colour: Colour) {
        if !self.has_colour || colour == Colour::Plain {
            self.text.push_str(text);
            return;
        }
        self.text.push_str("\u{1b}[");
        self.text.push_str(colour.code());
        self.text.push('m');
        self.text.push_str(text);
        self.text.push_str("\u{1b}[0m");
    }
}

/// As wide as what is in them; where that is too wide for the page, the widest that can be cut
/// gives way.
fn widths(columns: &[(String, Align)], rows: &[Vec<Cell>]) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|(title, _)| title.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.text.width());
        }
    }
    let room = WIDTH - 2 - GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() > room {
        let too_much = widths.iter().sum::<usize>() - room;
        let flexible =
            widths.iter_mut().zip(columns).filter(|(_, (_, align))| *align != Align::Right);
        let Some((widest, _)) = flexible.max_by_key(|(width, _)| **width) else { break };
        if *widest <= 8 {
            break;
        }
        *widest -= too_much.min(*widest - 8).min((*widest).div_ceil(4));
    }
    widths
}

fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 1;
    for character in text.chars() {
        taken += character.width().unwrap_or(0);
        if taken > width {
            break;
        }
        kept.push(character);
    }
    kept + "…"
}

fn cut_beginning(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut taken = 1;
    let fits = |character: &char| {
        taken += character.width().unwrap_or(0);
        taken <= width
    };
    let kept: Vec<char> = text.chars().rev().take_while(fits).collect();
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

/// Lines no wider than asked, broken at spaces, and between characters where there are none, as
/// Chinese is.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut taken = 0;
    for word in text.split_inclusive(' ') {
        let wide = word.trim_end().width();
        if taken > 0 && taken + wide > width && wide <= width {
            lines.push(String::new());
            taken = 0;
        }
        for character in word.chars() {
            let wide = character.width().unwrap_or(0);
            if taken + wide > width {
                if character == ' ' {
                    continue;
                }
                lines.push(String::new());
                taken = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(character);
            }
            taken += wide;
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stays_on_the_page() {
        let mut page = Page::new(false);
        let columns = [
            ("Name".to_owned(), Align::Left),
            ("Places".to_owned(), Align::Right),
            ("First".to_owned(), Align::Tail),
        ];
        let place = format!("{}/Pay.java:12", "very/deep/folder".repeat(9));
        let row = vec![Cell::new("RSA-2048"), Cell::new("1,234"), Cell::new(place)];
        page.table(&columns, &[row]);
        let text = page.finish();
        assert!(text.lines().all(|line| line.width() <= WIDTH), "{text}");
        assert!(text.contains("RSA-2048   1,234  …"), "{text}");
        assert!(text.ends_with("/Pay.java:12\n"), "{text}");
    }

    #[test]
    fn lines_break_at_spaces_and_inside_chinese() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("密碼學清單", 4), ["密碼", "學清", "單"]);
        assert_eq!(wrapped("", 7), [""]);
    }

    #[test]
    fn colour_is_only_put_where_it_is_asked_for() {
        let page = |has_colour| {
            let mut page = Page::new(has_colour);
            page.marked("!!", Colour::Red, "broken");
            page.finish()
        };
        assert_eq!(page(false), "  !! broken\n");
        assert_eq!(page(true), "  \u{1b}[31m!!\u{1b}[0m broken\n");
    }
}
