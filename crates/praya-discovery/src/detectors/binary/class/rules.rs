//! What calls mean: the rules, as data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use praya_cbom::CryptoFunction;
use rustc_hash::FxHashMap;
use serde::Deserialize;

const DATA: &str = include_str!("../../../../../../taxonomy/cryptography/bytecode.yaml");

/// A parameter of an algorithm that calls set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Parameter {
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
    /// Whether it encrypts or decrypts, as `Cipher.init` is told.
    Direction,
    /// Another object, whose parameters are taken over.
    Of,
}

/// What a call, or a read of a field, means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    /// Name of the method, `<init>` for a constructor; of the field where `field` is set.
    name: String,
    #[serde(default)]
    field: bool,
    /// What the descriptor begins with, where overloads differ.
    #[serde(default)]
    descriptor: Option<String>,
    /// An asset is reported where this stands.
    #[serde(default)]
    pub(super) report: bool,
    /// The call says more of the object that it is made on.
    #[serde(default)]
    pub(super) refines: bool,
    /// Parameters and what gives them: `$0` is the first argument, `$name` the name of the
    /// member, everything else stands for itself.
    #[serde(default)]
    pub(super) set: BTreeMap<Parameter, String>,
    /// Parameters that must be told; where they are not, they are reported as unresolved.
    #[serde(default)]
    pub(super) needs: Vec<Parameter>,
    /// What the program does with the algorithm.
    #[serde(default)]
    pub(super) does: Option<CryptoFunction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    class: String,
    rules: Vec<Rule>,
}

/// The rules by class.
#[derive(Debug, Default)]
pub(super) struct Rules {
    classes: FxHashMap<String, Vec<Rule>>,
}

/// The rules that ship.
pub(super) fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::parse(DATA).unwrap_or_default());
    &RULES
}

impl Rules {
    /// Reads rules. A class named several times has all of them; `{a,b}` in a name stands for
    /// each.
    pub(super) fn parse(yaml: &str) -> Result<Self, String> {
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
    pub(super) fn knows(&self, class: &str) -> bool {
        self.of(class).is_some()
    }

    /// The rule about a call.
    pub(super) fn call(&self, class: &str, name: &str, descriptor: &str) -> Option<&Rule> {
        self.of(class)?.iter().find(|rule| {
            !rule.field
                && (rule.name == name || (rule.name == "*" && name != "<init>"))
                && rule.descriptor.as_deref().is_none_or(|start| descriptor.starts_with(start))
        })
    }

    /// The rule about a read of a field.
    pub(super) fn field(&self, class: &str, name: &str) -> Option<&Rule> {
        self.of(class)?.iter().find(|rule| rule.field && (rule.name == name || rule.name == "*"))
    }

    /// Rules of a class; of one that was moved into another's packages, those of its original.
    /// Java's own classes do not move.
    fn of(&self, class: &str) -> Option<&Vec<Rule>> {
        if let Some(rules) = self.classes.get(class) {
            return Some(rules);
        }
        ["/org/", "/com/", "/io/"].iter().find_map(|start| {
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
