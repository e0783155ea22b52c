use std::collections::{BTreeMap, BTreeSet};

use crate::messages::FILES;
use crate::{Language, Messages};

/// The messages of a file: each key with the arguments it names. Panics on a key that stands
/// twice and on a line that is neither a message, a part of one nor a comment.
fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::<String, BTreeSet<String>>::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if !line.starts_with([' ', '}']) {
            let (key, _) = line.split_once(" =").expect(line);
            current = key.to_owned();
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            let name = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
            rest.chars().take_while(name).collect::<String>()
        });
        keys.get_mut(&current).expect(line).extend(arguments);
    }
    keys
}

#[test]
fn both_languages_have_every_message_with_the_same_arguments() {
    for (english, chinese) in FILES {
        assert_eq!(keys(english), keys(chinese));
    }
}

#[test]
fn every_message_can_be_read() {
    for (english, chinese) in FILES {
        for source in [english, chinese] {
            let parsed = fluent_bundle::FluentResource::try_new((*source).to_owned());
            assert!(parsed.is_ok(), "{:?}", parsed.err());
        }
        for language in Language::ALL {
            for (key, _) in keys(english).iter().filter(|(_, arguments)| arguments.is_empty()) {
                assert!(!Messages::new(language).text(key).contains('⟦'), "{key}");
            }
        }
    }
}

#[test]
fn what_does_not_exist_shows() {
    assert_eq!(Messages::new(Language::English).text("no-such-message"), "⟦no-such-message⟧");
}

#[test]
fn languages_are_read_from_tags_and_from_locales() {
    for tag in ["zh-Hant", "zh_HK.UTF-8", "zh-TW", "zh-hant-hk"] {
        assert_eq!(tag.parse(), Ok(Language::TraditionalChinese), "{tag}");
    }
    for tag in ["en", "en_GB.UTF-8"] {
        assert_eq!(tag.parse(), Ok(Language::English), "{tag}");
    }
    for tag in ["zh-Hans", "zh_CN", "fr", "", "C"] {
        assert!(tag.parse::<Language>().is_err(), "{tag}");
    }
}
