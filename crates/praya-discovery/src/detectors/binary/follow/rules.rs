//! What calls mean: the rules, as data.

use praya_cbom::CryptoFunction;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::value::{Atom, Value};

/// A parameter of an algorithm that calls set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Parameter {
    /// The algorithm's name.
    Algorithm,
    /// The protocol's name.
    Protocol,
    /// Key size in bits.
    KeySize,
    /// Key size in bytes.
    KeyBytes,
    /// Curve or group.
    Curve,
    /// Mode of operation.
    Mode,
    /// Digest inside.
    Digest,
    /// Padding.
    Padding,
    /// What the program does with it, where an argument says so.
    Does,
    /// Another object, whose parameters are taken over.
    Of,
}

/// What a call, or a read of a field, means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Rule {
    /// Name of the method, `<init>` for a constructor; of the field where `field` is set.
    name: String,
    #[serde(default)]
    field: bool,
    /// What the descriptor begins with, where overloads differ.
    #[serde(default)]
    descriptor: Option<String>,
    /// An asset is reported where this stands.
    #[serde(default)]
    pub(in super::super) report: bool,
    /// The call says more of the object that it is made on.
    #[serde(default)]
    pub(in super::super) refines: bool,
    /// Parameters and what gives them: `$0` is the first argument, `$name` the name of the
    /// member, everything else stands for itself.
    #[serde(default)]
    pub(in super::super) set: BTreeMap<Parameter, String>,
    /// What the numbers mean that are given.
    #[serde(default)]
    values: BTreeMap<i64, String>,
    /// The numbers are sums of flags, each of which means something.
    #[serde(default)]
    flags: bool,
    /// Parameters that must be told; where they are not, they are reported as unresolved.
    #[serde(default)]
    pub(in super::super) needs: Vec<Parameter>,
    /// What the program does with the algorithm.
    #[serde(default)]
    pub(in super::super) does: Option<CryptoFunction>,
}

impl Rule {
    /// A value with numbers replaced by what they mean.
    pub(in super::super) fn translated(&self, value: &Value) -> Value {
        if self.values.is_empty() {
            return value.clone();
        }
        let mut translated = value.clone();
        translated.atoms.clear();
        for atom in &value.atoms {
            let Atom::Int(number) = atom else {
                translated.atoms.insert(atom.clone());
                continue;
            };
            let meant = self.values.iter().filter(|(flag, _)| match self.flags {
                true => number & **flag == **flag,
                false => number == *flag,
            });
            let before = translated.atoms.len();
            translated.atoms.extend(meant.map(|(_, text)| Atom::Text(text.as_str().into())));
            if translated.atoms.len() == before {
                translated.unknown = Some(format!("is the number {number}").into());
            }
        }
        translated
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    class: String,
    rules: Vec<Rule>,
}

/// The rules by class.
#[derive(Debug, Default)]
pub(in super::super) struct Rules {
    classes: FxHashMap<String, Vec<Rule>>,
}

impl Rules {
    /// Reads rules. A class named several times has all of them; `{a,b}` in a name stands for
    /// each.
    pub(in super::super) fn parse(yaml: &str) -> Result<Self, String> {
        let classes: Vec<Class> =
            serde_saphyr::from_str(yaml).map_err(|error| error.to_string())?;
        let mut rules = Self::default();
        for Class { class, rules: of_class } in classes {
            for class in alternatives(&class) {
                let kept = rules.classes.entry(class).or_default();
                for rule in &of_class {
                    let names = alternatives(&rule.name);
                    kept.extend(names.into_iter().map(|name| Rule { name, ..rule.clone() }));
                }
            }
        }
        Ok(rules)
    }

    /// Whether any rule is about this class.
    pub(in super::super) fn knows(&self, class: &str) -> bool {
        self.of(class).is_some()
    }

    /// The rule about a call.
    pub(in super::super) fn call(
        &self,
        class: &str,
        name: &str,
        descriptor: &str,
    ) -> Option<&Rule> {
        self.of(class)?.iter().find(|rule| {
            !rule.field
                && (rule.name == name || (rule.name == "*" && !matches!(name, "<init>" | ".ctor")))
                && rule.descriptor.as_deref().is_none_or(|start| descriptor.starts_with(start))
        })
    }

    /// The rule about a read of a field.
    pub(in super::super) fn field(&self, class: &str, name: &str) -> Option<&Rule> {
        self.of(class)?.iter().find(|rule| rule.field && (rule.name == name || rule.name == "*"))
    }

    /// Rules of a class; of one that was moved into another's packages, those of its original.
    /// Java's own classes do not move.
    fn of(&self, class: &str) -> Option<&Vec<Rule>> {
        if let Some(rules) = self.classes.get(class) {
            return Some(rules);
        }
        ["/org/", "/com/", "/io/", "/cn/"].iter().find_map(|start| {
            let original = class.find(start)?;
            self.classes.get(class.get(original + 1..)?)
        })
    }
}

fn alternatives(pattern: &str) -> Vec<String> {
    let split = pattern.split_once('{').and_then(|(before, rest)| {
        let (choices, after) = rest.split_once('}')?;
        Some((before, choices, after))
    });
    match split {
        Some((before, choices, after)) => {
            choices.split(',').map(|choice| format!("{before}{choice}{after}")).collect()
        }
        None => vec![pattern.to_owned()],
    }
}
