//! Texts in both languages, side by side in the page; a style shows one of them.

use std::fmt::{self, Write as _};

use praya_locale::{Language, Messages};

/// A text in both languages, as markup.
#[derive(Clone, Default)]
pub(super) struct Both {
    english: String,
    chinese: String,
}

impl Both {
    /// What `say` says in each language.
    pub(super) fn of(say: impl Fn(Messages) -> String) -> Self {
        Self {
            english: say(Messages::new(Language::English)),
            chinese: say(Messages::new(Language::TraditionalChinese)),
        }
    }

    /// A message without arguments.
    pub(super) fn text(key: &str) -> Self {
        Self::of(|words| words.text(key))
    }

    /// Both on one line, for where markup cannot stand.
    pub(super) fn inline(&self) -> String {
        if self.english == self.chinese {
            return self.english.clone();
        }
        format!("{} / {}", self.english, self.chinese)
    }

    /// The same as `text` elements of an SVG picture, of this class and with these attributes.
    pub(super) fn svg(&self, class: &str, attributes: &str) -> String {
        let (english, chinese) = (escaped(&self.english), escaped(&self.chinese));
        format!(
            "<text class=\"t {class}\" lang=\"en\" {attributes}>{english}</text>\
             <text class=\"t {class}\" lang=\"zh-Hant\" {attributes}>{chinese}</text>"
        )
    }
}

impl fmt::Display for Both {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.english == self.chinese {
            return formatter.write_str(&escaped(&self.english));
        }
        let (english, chinese) = (escaped(&self.english), escaped(&self.chinese));
        write!(
            formatter,
            "<span class=\"t\" lang=\"en\">{english}</span>\
             <span class=\"t\" lang=\"zh-Hant\">{chinese}</span>"
        )
    }
}

impl askama::filters::HtmlSafe for Both {}

/// Markup that this program made.
#[derive(Clone, Default)]
pub(super) struct Markup(pub(super) String);

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// Text as HTML, XML and attribute values take it.
pub(super) fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            other => {
                let _ = markup.write_char(other);
            }
        }
    }
    markup
}
