//! What is known of libraries' interfaces: `taxonomy/cryptography/apis/*.yaml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use praya_cbom::{CryptoFunction, Primitive};
use praya_source::eval::{Knowledge, Lookup, Size, Used};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::pattern::{expand, fill};

/// One library's interface, as one data file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Api {
    /// Identifier: the file's name.
    pub(super) library: String,
    /// Name for people.
    #[expect(dead_code, reason = "read by the generated manual")]
    pub(super) name: String,
    /// Languages that call it.
    pub(super) languages: Vec<String>,
    /// Texts of which a file that uses it contains at least one.
    pub(super) anchors: Vec<String>,
    /// Types of what calls return.
    #[serde(default)]
    pub(super) returns: BTreeMap<String, OneOrMany>,
    /// Calls that hand back their first argument.
    #[serde(default)]
    pub(super) identity: Vec<String>,
    /// Calls that return a part of the configuration.
    #[serde(default)]
    pub(super) sections: Vec<SectionRule>,
    /// Packages whose types a file may name without importing them.
    #[serde(default)]
    pub(super) packages: Vec<String>,
    /// Calls that read configuration.
    #[serde(default)]
    pub(super) lookups: Vec<LookupRule>,
    /// Calls that return as many bytes as an argument says, or always as many.
    #[serde(default)]
    pub(super) sized: BTreeMap<String, SizeRule>,
    /// Constants that name an algorithm, a curve, a version.
    #[serde(default)]
    pub(super) values: BTreeMap<String, String>,
    /// Calls that name an algorithm by themselves.
    #[serde(default)]
    pub(super) groups: Vec<Group>,
    /// Types of keys, ciphers and signers, with what makes them and what they do.
    #[serde(default)]
    pub(super) types: BTreeMap<String, Type>,
    /// Calls whose arguments decide.
    #[serde(default)]
    pub(super) calls: Vec<Rule>,
}

/// A call that reads configuration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LookupRule {
    call: OneOrMany,
    key: usize,
    default: Option<usize>,
    #[serde(default)]
    environment: bool,
}

/// A call that returns a part of the configuration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionRule {
    call: OneOrMany,
    key: usize,
    /// Type of what it returns.
    returns: String,
}

/// How many bytes a call returns.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum SizeRule {
    Argument(usize),
    Bytes { bytes: i64 },
}

/// Calls that name an algorithm by themselves: `EVP_aes_256_gcm`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    #[serde(default)]
    role: Role,
    #[serde(default)]
    functions: Vec<CryptoFunction>,
    calls: BTreeMap<String, String>,
}

/// A type that stands for an algorithm: a key, a cipher, a signer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Type {
    /// The algorithm; where it is not told, what made the object says it.
    name: Option<String>,
    /// Its own functions that make one, and what they do besides: `generate: [keygen]`.
    makes: BTreeMap<String, Does>,
    /// Calls elsewhere that return one.
    made_by: Vec<String>,
    /// Methods that use it.
    does: BTreeMap<String, Does>,
    /// Methods that return another type, for the same key: `public_key: …PublicKey`.
    gives: BTreeMap<String, String>,
}

/// What a method does.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Does {
    Functions(Vec<CryptoFunction>),
    /// With parameters of its own.
    Rule(Box<Rule>),
}

/// What a call is to an asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    /// It uses one: it is reported.
    #[default]
    Asset,
    /// It describes one that another call uses; where none does, it is not reported.
    Spec,
    /// It describes one for another call, and is all there is where no known call takes it.
    Part,
    /// It says more of one that an earlier call used.
    Refine,
}

/// What kind of asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    #[default]
    Algorithm,
    /// TLS, with versions, suites and groups.
    Tls,
    /// SSH, with its algorithms.
    Ssh,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    pub(super) fn iter(&self) -> std::slice::Iter<'_, String> {
        match self {
            Self::One(one) => std::slice::from_ref(one).iter(),
            Self::Many(many) => many.iter(),
        }
    }
}

/// A call whose arguments decide.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    /// Full paths; `.new` after a type is its construction.
    #[serde(default)]
    pub(super) call: OneOrMany,
    #[serde(default)]
    pub(super) role: Role,
    #[serde(default)]
    pub(super) kind: Kind,
    /// What a refining call refines; its receiver where nothing is said.
    pub(super) target: Option<Selector>,
    /// The algorithm's name.
    pub(super) name: Option<Selector>,
    /// What an algorithm that cannot be told is at least.
    pub(super) primitive: Option<Primitive>,
    pub(super) key_size: Option<Selector>,
    pub(super) curve: Option<Selector>,
    pub(super) mode: Option<Selector>,
    pub(super) padding: Option<Selector>,
    pub(super) digest: Option<Selector>,
    /// Protocol versions: each one named, or the lowest and the highest.
    pub(super) version: Option<Selector>,
    pub(super) min_version: Option<Selector>,
    pub(super) max_version: Option<Selector>,
    pub(super) suites: Option<Selector>,
    pub(super) groups: Option<Selector>,
    pub(super) signatures: Option<Selector>,
    /// Calls whose parameters are taken over.
    #[serde(default)]
    pub(super) inherit: Vec<Selector>,
    #[serde(default)]
    pub(super) functions: Vec<CryptoFunction>,
    /// A refining call that is reported by itself where what it refines is not seen.
    #[serde(default)]
    pub(super) alone: bool,
    /// The argument into which the call puts its result: `EVP_PKEY_keygen(ctx, &key)`.
    pub(super) writes: Option<usize>,
    /// Reported beside what another rule says of the same call.
    #[serde(default)]
    pub(super) also: bool,
    /// Only where this holds.
    pub(super) when: Option<Condition>,
}

/// A condition on an argument.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) of: Selector,
    /// The values, of which it must possibly be one; any value at all where none is given.
    #[serde(default)]
    pub(super) is: Vec<String>,
    /// Values that it must not surely be.
    #[serde(default)]
    pub(super) not: Vec<String>,
    /// Only where it is not given.
    #[serde(default)]
    pub(super) absent: bool,
}

/// Where a parameter's value stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Selector {
    /// A constant.
    Constant(String),
    /// Somewhere in the call.
    Place(Box<Place>),
    /// The first of several that is there.
    First(Vec<Selector>),
}

/// A place in a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Place {
    /// Position of an argument, or its keyword.
    pub(super) arg: Option<ArgName>,
    /// With it all that follow.
    pub(super) rest: bool,
    /// Only where the value is a text, or is not: a key's text is never read as a name.
    pub(super) text: Option<bool>,
    /// A keyword that stands for it as well.
    pub(super) keyword: Option<String>,
    /// Position of a type argument.
    pub(super) type_arg: Option<usize>,
    /// What the call is made on.
    pub(super) receiver: bool,
    /// A field inside, `.`-separated.
    pub(super) key: Option<String>,
    /// Multiply a number: 8 for bytes to bits.
    pub(super) scale: Option<i64>,
    /// The length of a text or an array, in bits.
    pub(super) length: bool,
    /// A part of a text: split at this.
    pub(super) split: Option<String>,
    /// Which part.
    pub(super) part: Option<usize>,
    /// A text before the value: `hmac-`.
    pub(super) prefix: Option<String>,
    /// A text after the value: `-hmac`.
    pub(super) suffix: Option<String>,
    /// Only where the value is a whole number, or is not.
    pub(super) number: Option<bool>,
    /// Other values for values: `RSA_PKCS1_OAEP_PADDING: oaep`.
    pub(super) map: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum ArgName {
    Position(usize),
    Keyword(String),
}

/// Of a call that takes any number of arguments, this many are followed.
const MAX_REST: usize = 32;

/// A rule with the library it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) library: Arc<str>,
    /// One for all calls that a pattern stands for.
    pub(super) rule: Arc<Rule>,
}

/// Everything known for one language family.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub(super) knowledge: Knowledge,
    pub(super) anchors: Vec<String>,
    pub(super) by_call: FxHashMap<Arc<str>, Vec<Known>>,
    pub(super) values: FxHashMap<Arc<str>, Arc<str>>,
}

include!(concat!(env!("OUT_DIR"), "/apis.rs"));

/// Every library's data file, parsed; or which file is wrong.
#[cfg(test)]
pub(super) fn apis() -> Result<Vec<Api>, String> {
    API_FILES.iter().map(|(name, text)| parse(name, text)).collect()
}

fn parse(name: &str, text: &str) -> Result<Api, String> {
    serde_saphyr::from_str(text)
        .map_err(|error| format!("taxonomy/cryptography/apis/{name}: {error}"))
}

/// An interface that the person who scans describes: an in-house wrapper, a library not known here.
#[derive(Clone, Debug)]
pub struct Library(Arc<Api>);

impl Library {
    /// Reads the text of a data file, in the format of `taxonomy/cryptography/apis/`.
    ///
    /// # Errors
    ///
    /// What is wrong in it, with the line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let api: Api = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
        let unknown = api
            .languages
            .iter()
            .find(|name| !super::FAMILIES.iter().any(|family| family.contains(&name.as_str())));
        if let Some(name) = unknown {
            return Err(format!("the language '{name}' is not one that is read"));
        }
        if api.anchors.is_empty() {
            return Err("it has no 'anchors': no file would be read for it".to_owned());
        }
        Ok(Self(Arc::new(api)))
    }
}

/// The rules of a language family, with the libraries that the person adds; one that has the name
/// of a known one takes its place.
pub(super) fn rules(languages: &'static [&'static str], added: &[Library]) -> Cow<'static, Rules> {
    if added.is_empty() {
        return Cow::Borrowed(built_in(languages));
    }
    let replaced = |api: &Api| added.iter().any(|one| one.0.library == api.library);
    let mut rules = Rules::default();
    embedded(languages).filter(|api| !replaced(api)).for_each(|api| add_api(&mut rules, &api));
    let spoken = added.iter().filter(|library| speaks(&library.0, languages));
    spoken.for_each(|library| add_api(&mut rules, &library.0));
    Cow::Owned(finished(rules, languages))
}

/// The data files for any of some languages, parsed one after the other: together they are many
/// times what is kept of them.
fn embedded(languages: &[&str]) -> impl Iterator<Item = Api> {
    let may_speak = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("languages: ["));
        line.is_none_or(|line| languages.iter().any(|name| line.contains(name)))
    };
    API_FILES
        .iter()
        .filter(move |(_, text)| may_speak(text))
        .filter_map(|(name, text)| parse(name, text).ok())
        .filter(|api| speaks(api, languages))
}

fn speaks(api: &Api, languages: &[&str]) -> bool {
    api.languages.iter().any(|name| languages.contains(&name.as_str()))
}

fn built_in(languages: &'static [&'static str]) -> &'static Rules {
    static ALL: [OnceLock<Rules>; super::FAMILIES.len()] =
        [const { OnceLock::new() }; super::FAMILIES.len()];
    static NONE: OnceLock<Rules> = OnceLock::new();
    let at = super::FAMILIES.iter().position(|family| *family == languages);
    match at.and_then(|at| ALL.get(at)) {
        Some(family) => family.get_or_init(|| {
            let mut rules = Rules::default();
            embedded(languages).for_each(|api| add_api(&mut rules, &api));
            finished(rules, languages)
        }),
        None => NONE.get_or_init(Rules::default),
    }
}

fn finished(mut rules: Rules, languages: &[&str]) -> Rules {
    if languages.contains(&"c") {
        add_symbols(&mut rules);
    }
    rules.knowledge.finish();
    rules.anchors.sort();
    rules.anchors.dedup();
    rules
}

/// The functions that the binary detectors know say the same when they are called in C.
fn add_symbols(rules: &mut Rules) {
    for (name, symbol) in crate::detectors::binary::native::symbols::all() {
        let repeats = name.ends_with("_Update") || name.ends_with("_Final");
        if rules.by_call.contains_key(name) || repeats {
            continue;
        }
        let mut group = Group {
            role: Role::Asset,
            functions: symbol.does.into_iter().collect(),
            calls: BTreeMap::new(),
        };
        let rule = match (&symbol.algorithm, &symbol.protocol) {
            (Some(algorithm), _) => {
                rules.values.insert(name.into(), algorithm.as_str().into());
                group.rule(algorithm)
            }
            (None, Some(protocol)) => {
                group.functions.clear();
                let rule = group.rule(protocol);
                Rule { kind: Kind::Tls, version: rule.name.clone(), name: None, ..rule }
            }
            (None, None) => continue,
        };
        rules.knowledge.call(name, true, &Arc::default());
        let library = symbol.library.to_ascii_lowercase().replace(' ', "-").into();
        rules.by_call.insert(name.into(), vec![Known { library, rule: Arc::new(rule) }]);
    }
}

fn add_api(rules: &mut Rules, api: &Api) {
    rules.anchors.extend(api.anchors.iter().cloned());
    for (pattern, types) in &api.returns {
        for (call, taken) in expand(pattern) {
            let types: Vec<String> = types.iter().map(|ty| fill(ty, &taken)).collect();
            rules.knowledge.returns(&call, types.iter().map(String::as_str));
        }
    }
    for section in &api.sections {
        for call in section.call.iter() {
            rules.knowledge.section(call, section.key, &section.returns);
        }
    }
    for package in &api.packages {
        rules.knowledge.package(package);
    }
    for (call, _) in api.identity.iter().flat_map(|pattern| expand(pattern)) {
        rules.knowledge.identity(&call);
    }
    for lookup in &api.lookups {
        for call in lookup.call.iter() {
            let described = Lookup {
                key: lookup.key,
                default: lookup.default,
                environment: lookup.environment,
            };
            rules.knowledge.lookup(call, described);
        }
    }
    for (pattern, size) in &api.sized {
        let size = match *size {
            SizeRule::Argument(at) => Size::Argument(at),
            SizeRule::Bytes { bytes } => Size::Bytes(bytes),
        };
        for (call, _) in expand(pattern) {
            rules.knowledge.sized(&call, size);
        }
    }
    for (path, value) in pairs(&api.values) {
        rules.knowledge.constant(&path, &value);
        rules.values.insert(path.into(), value.into());
    }
    let library: Arc<str> = api.library.as_str().into();
    for group in &api.groups {
        for (call, name) in pairs(&group.calls) {
            rules.values.insert(call.as_str().into(), name.as_str().into());
            add_rule(rules, &library, [call], group.rule(&name));
        }
    }
    for (pattern, ty) in &api.types {
        for (path, taken) in expand(pattern) {
            add_type(rules, &library, &path, &ty.filled(&taken));
        }
    }
    for rule in &api.calls {
        let calls = rule.call.iter().flat_map(|pattern| expand(pattern)).map(|(call, _)| call);
        add_rule(rules, &library, calls, rule.clone());
    }
}

/// The pairs of a map whose keys may stand for several names.
fn pairs(map: &BTreeMap<String, String>) -> impl Iterator<Item = (String, String)> {
    map.iter().flat_map(|(pattern, value)| {
        expand(pattern).into_iter().map(move |(name, taken)| (name, fill(value, &taken)))
    })
}

fn add_type(rules: &mut Rules, library: &Arc<str>, path: &str, ty: &Type) {
    rules.knowledge.name(path);
    if let Some(name) = &ty.name {
        rules.values.insert(path.into(), name.as_str().into());
    }
    for (methods, does) in &ty.makes {
        let calls = calls(path, methods);
        calls.iter().for_each(|call| rules.knowledge.returns(call, [path]));
        add_rule(rules, library, calls, ty.rule(does, Vec::new()));
    }
    for (call, _) in ty.made_by.iter().flat_map(|calls| expand(calls)) {
        rules.knowledge.returns(&call, [path]);
    }
    for (methods, does) in &ty.does {
        let on_itself = Selector::Place(Place { receiver: true, ..Place::default() }.into());
        add_rule(rules, library, calls(path, methods), ty.rule(does, vec![on_itself]));
    }
    for (method, given) in pairs(&ty.gives) {
        rules.knowledge.returns(&format!("{path}.{method}"), [given.as_str()]);
    }
}

/// The methods of a type that a pattern stands for.
fn calls(path: &str, methods: &str) -> Vec<String> {
    expand(methods).into_iter().map(|(method, _)| format!("{path}.{method}")).collect()
}

fn add_rule(
    rules: &mut Rules,
    library: &Arc<str>,
    calls: impl IntoIterator<Item = String>,
    rule: Rule,
) {
    let is_start = matches!(rule.role, Role::Asset | Role::Part) || rule.alone;
    let used = Arc::new(rule.used());
    let known = Known { library: library.clone(), rule: Arc::new(rule) };
    for call in calls {
        if let Some(argument) = known.rule.writes {
            rules.knowledge.writes(&call, argument);
        }
        rules.knowledge.call(&call, is_start, &used);
        rules.by_call.entry(call.into()).or_default().push(known.clone());
    }
}

impl Rule {
    /// The arguments that its selectors read.
    fn used(&self) -> Used {
        let parameters = [
            &self.target,
            &self.name,
            &self.key_size,
            &self.curve,
            &self.mode,
            &self.padding,
            &self.digest,
            &self.version,
            &self.min_version,
            &self.max_version,
            &self.suites,
            &self.groups,
            &self.signatures,
        ];
        let condition = self.when.as_ref().map(|condition| &condition.of);
        let mut used = Used::default();
        let selectors = parameters.into_iter().flatten().chain(&self.inherit).chain(condition);
        for selector in selectors {
            selector.used(&mut used);
        }
        used
    }
}

impl Selector {
    fn used(&self, used: &mut Used) {
        match self {
            Self::Constant(_) => {}
            Self::First(selectors) => selectors.iter().for_each(|selector| selector.used(used)),
            Self::Place(place) => {
                match &place.arg {
                    Some(ArgName::Position(at)) if place.rest => {
                        used.positions.extend(*at..*at + MAX_REST);
                    }
                    Some(ArgName::Position(at)) => used.positions.push(*at),
                    Some(ArgName::Keyword(keyword)) => used.keywords.push(keyword.clone()),
                    None => {}
                }
                used.keywords.extend(place.keyword.clone());
            }
        }
    }
}

impl Type {
    /// With the alternatives that its name takes.
    fn filled(&self, taken: &[String]) -> Self {
        let mut filled = self.clone();
        let name = filled.name.iter_mut();
        for text in name.chain(&mut filled.made_by).chain(filled.gives.values_mut()) {
            *text = fill(text, taken);
        }
        filled
    }

    /// The rule of one of its functions or methods.
    fn rule(&self, does: &Does, inherit: Vec<Selector>) -> Rule {
        let mut rule = match does {
            Does::Functions(functions) => Rule { functions: functions.clone(), ..Rule::default() },
            Does::Rule(rule) => (**rule).clone(),
        };
        if rule.inherit.is_empty() {
            rule.inherit = inherit;
        }
        if rule.name.is_none() {
            rule.name = self.name.clone().map(Selector::Constant);
        }
        rule
    }
}

impl Group {
    fn rule(&self, name: &str) -> Rule {
        Rule {
            role: self.role,
            name: Some(Selector::Constant(name.to_owned())),
            functions: self.functions.clone(),
            ..Rule::default()
        }
    }
}
