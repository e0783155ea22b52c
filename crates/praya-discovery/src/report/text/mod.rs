//! The report for a terminal, or to paste into another report.

mod page;
mod sections;

use praya_locale::{Language, Messages};

use super::About;
use super::view::View;
use crate::ScanResult;
use page::Page;

/// The report as text, 100 columns wide, with colour where the reader's terminal has it. Colour
/// says nothing that the words do not.
pub fn text(result: &ScanResult, about: &About, language: Language, has_colour: bool) -> String {
    let words = Messages::new(language);
    let view = View::new(result, about);
    let mut page = Page::new(has_colour);
    sections::title(&mut page, words, result, about);
    sections::found(&mut page, words, result, &view, about.as_of.is_some());
    sections::algorithms(&mut page, words, &view);
    sections::certificates(&mut page, words, &view);
    sections::keys(&mut page, words, &view);
    sections::libraries(&mut page, words, &view);
    sections::coverage(&mut page, words, &result.coverage);
    sections::not_covered(&mut page, words, &result.coverage);
    sections::next_steps(&mut page, words, &view, &result.coverage);
    page.finish()
}
