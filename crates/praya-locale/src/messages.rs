//! Messages of one language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::Language;

/// The files of both languages, one pair for each part of Praya.
pub(crate) const FILES: &[(&str, &str)] = &[(
    include_str!("../locales/en/quantum-scan.ftl"),
    include_str!("../locales/zh-Hant/quantum-scan.ftl"),
)];

static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::English));
static CHINESE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::TraditionalChinese));

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number that chooses between singular and plural, and is shown without grouping.
    Number(u64),
    /// A text, shown as it is.
    Text(&'a str),
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

/// The messages of one language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    language: Language,
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language they are in.
    pub fn language(self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub fn text(self, key: &str) -> String {
        self.format(key, &[])
    }

    /// A message with arguments. A message that does not exist is its key between `⟦` and `⟧`,
    /// which no message contains: tests look for it.
    pub fn format(self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let bundle = match self.language {
            Language::English => &*ENGLISH,
            Language::TraditionalChinese => &*CHINESE,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, fluent(value))).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if errors.is_empty() { text } else { format!("⟦{key}⟧ {text}") }
    }
}

fn fluent<'a>(value: &Value<'a>) -> FluentValue<'a> {
    match value {
        Value::Number(number) => FluentValue::from(*number),
        Value::Text(text) => FluentValue::from(*text),
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Marks around arguments would end up in terminals, files and clipboards.
    bundle.set_use_isolating(false);
    for (english, chinese) in FILES {
        let source = match language {
            Language::English => *english,
            Language::TraditionalChinese => *chinese,
        };
        // What cannot be parsed is missing, and a test says so.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(part, _)| part);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
