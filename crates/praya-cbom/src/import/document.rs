//! The document as a whole: which components there are and how they refer to each other.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::value::RawValue;

use super::json::{Component, Dependency, Document, Metadata, text};
use super::notes::{Notes, shown};
use super::{
    Import, ImportError, MOST_BYTES, MOST_COMPONENTS, MOST_PLACES, algorithm, certificate,
    material, own, place, protocol, tool,
};
use crate::{Algorithm, Asset, Library, Sighting, Unresolved};

/// Most components inside components inside components.
const DEEPEST: usize = 32;
/// Most components that are named as unreadable; the rest is counted.
const MOST_UNREADABLE: usize = 1_000;

/// What holds for a whole document.
pub(super) struct Source<'a> {
    /// Path of the CBOM as reported.
    pub(super) file: &'a str,
    /// The tool that wrote it.
    pub(super) tool: String,
}

/// What components refer to.
#[derive(Default)]
pub(super) struct References {
    /// Algorithms by their reference.
    algorithms: FxHashMap<String, Algorithm>,
    /// Of keys and other material: the reference of its algorithm, and the digest of its public
    /// key.
    keys: FxHashMap<String, Key>,
    /// What each component depends on.
    depends_on: FxHashMap<String, Vec<String>>,
    /// Components that are said to provide others.
    provides: FxHashSet<String>,
}

#[derive(Clone, Default)]
struct Key {
    algorithm: Option<Algorithm>,
    fingerprint: Option<String>,
}

impl References {
    /// The algorithm that a reference leads to, through a key where need be; a name that is no
    /// reference is read as a name.
    pub(super) fn algorithm(&self, reference: &str) -> Option<Algorithm> {
        self.algorithms
            .get(reference)
            .cloned()
            .or_else(|| self.keys.get(reference)?.algorithm.clone())
    }

    /// The digest of the public key that a reference leads to.
    pub(super) fn fingerprint(&self, reference: &str) -> Option<&str> {
        self.keys.get(reference)?.fingerprint.as_deref()
    }

    /// The one algorithm that a component depends on; `None` where there are several.
    pub(super) fn only_algorithm(&self, reference: &str) -> Option<Algorithm> {
        let mut algorithms =
            self.depends_on.get(reference)?.iter().filter_map(|one| self.algorithms.get(one));
        let first = algorithms.next()?;
        algorithms.next().is_none().then(|| first.clone())
    }
}

/// How much of a document is read.
pub(super) struct Limits {
    pub(super) components: usize,
    pub(super) places: usize,
}

/// What is read of a document that a user names.
pub(super) const LIMITS: Limits = Limits { components: MOST_COMPONENTS, places: MOST_PLACES };

/// Reads a document.
pub(super) fn read(bytes: &[u8], file: &str, limits: &Limits) -> Result<Import, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if first == Some(&b'<') {
        return Err(ImportError::Xml);
    }
    let document: Document<'_> = serde_json::from_slice(bytes).map_err(|error| {
        if error.is_data() {
            ImportError::NotCycloneDx
        } else {
            ImportError::Json { line: error.line(), column: error.column() }
        }
    })?;
    let edition = edition(&document)?;
    let mut notes = Notes::default();
    let metadata = metadata(document.metadata, &mut notes);
    let source = Source { file, tool: tool::name(&metadata) };
    let mut import = Import { tool: source.tool.clone(), edition, ..Import::default() };
    let top = document.components.unwrap_or_default();
    let components = components(top, limits, &mut import.unreadable)?;
    let mut references = References::default();
    dependencies(document.dependencies.unwrap_or_default(), &mut references, &mut notes);
    let algorithms = collect(&components, &source, &mut references, &mut notes);
    for (component, algorithm) in components.iter().zip(algorithms) {
        sight(component, algorithm, &source, &references, &mut notes, &mut import);
    }
    import.notes = notes.into_inner();
    Ok(import)
}

fn edition(document: &Document<'_>) -> Result<String, ImportError> {
    let (format, edition) = (text(&document.bom_format), text(&document.spec_version));
    if !matches!(format, "CycloneDX" | "CBOM") || edition.is_empty() {
        return Err(ImportError::NotCycloneDx);
    }
    let read = ["1.4", "1.5", "1.6", "1.7"];
    let base = edition.split('-').next().unwrap_or_default();
    if read.contains(&base) {
        Ok(edition.to_owned())
    } else {
        Err(ImportError::Edition(shown(edition)))
    }
}

fn metadata(metadata: Option<&RawValue>, notes: &mut Notes) -> Metadata {
    let Some(metadata) = metadata else { return Metadata::default() };
    serde_json::from_str(metadata.get()).unwrap_or_else(|_| {
        notes.note("the metadata are not of the form that is expected".to_owned());
        Metadata::default()
    })
}

/// Every component, those inside others after those that hold them.
fn components<'a>(
    top: Vec<&'a RawValue>,
    limits: &Limits,
    unreadable: &mut Vec<String>,
) -> Result<Vec<Component<'a>>, ImportError> {
    let mut components = Vec::new();
    let mut places = 0_usize;
    let mut cut = 0_usize;
    let mut level = top;
    for depth in 1..=DEEPEST {
        let mut inner = Vec::new();
        for (raw, number) in level.into_iter().zip(1_usize..) {
            match serde_json::from_str::<Component<'a>>(raw.get()) {
                Ok(mut component) => {
                    inner.extend(component.components.take().unwrap_or_default());
                    let evidence = component.evidence.as_ref();
                    let occurrences = evidence.and_then(|one| one.occurrences.as_ref());
                    places += occurrences.map_or(1, Vec::len);
                    components.push(component);
                }
                // The error's own text could repeat a value, and a value could be a secret.
                Err(error) if unreadable.len() < MOST_UNREADABLE => {
                    unreadable.push(unread(depth, number, &error));
                }
                Err(_) => cut += 1,
            }
            if components.len() > limits.components || places > limits.places {
                return Err(ImportError::TooMany);
            }
        }
        level = inner;
    }
    if !level.is_empty() {
        unreadable.push(format!("components more than {DEEPEST} deep inside each other"));
    }
    if cut > 0 {
        unreadable.push(format!("{cut} more components"));
    }
    Ok(components)
}

fn unread(depth: usize, number: usize, error: &serde_json::Error) -> String {
    let level = if depth == 1 { String::new() } else { format!(" of level {depth}") };
    let reason = if error.is_data() { "not of the form that is expected" } else { "too deep" };
    format!(
        "component {number}{level} is {reason}, at its line {}, column {}",
        error.line(),
        error.column()
    )
}

fn dependencies(raw: Vec<&RawValue>, references: &mut References, notes: &mut Notes) {
    for raw in raw {
        let Ok(dependency) = serde_json::from_str::<Dependency>(raw.get()) else {
            notes.note("a dependency is not of the form that is expected".to_owned());
            continue;
        };
        let reference = text(&dependency.reference).to_owned();
        if dependency.provides.is_some_and(|provided| !provided.is_empty()) {
            references.provides.insert(reference.clone());
        }
        let on = dependency.depends_on.unwrap_or_default().into_iter().map(|one| one.0);
        references.depends_on.entry(reference).or_default().extend(on);
    }
}

/// An algorithm component as read.
pub(super) type ReadAlgorithm = Option<(Algorithm, Vec<Unresolved>)>;

/// Reads the algorithms and the keys first: certificates and protocols refer to them.
fn collect(
    components: &[Component<'_>],
    source: &Source<'_>,
    references: &mut References,
    notes: &mut Notes,
) -> Vec<ReadAlgorithm> {
    let is_own = source.tool == own::TOOL;
    let ambiguous = ambiguous(components, notes);
    let algorithms: Vec<ReadAlgorithm> = components
        .iter()
        .map(|component| {
            (asset_type(component)? == AssetType::Algorithm).then(|| match is_own {
                true => (own::algorithm(component), Vec::new()),
                false => algorithm::read(component, notes),
            })
        })
        .collect();
    for (component, read) in components.iter().zip(&algorithms) {
        let is_clear = !ambiguous.contains(text(&component.bom_ref));
        if let Some((algorithm, _)) = read.as_ref().filter(|_| is_clear) {
            let mut algorithm = algorithm.clone();
            // What other tools list as functions is what all uses do together, not what this one
            // that is referred to does.
            if !is_own {
                algorithm.functions.clear();
            }
            references.algorithms.insert(text(&component.bom_ref).to_owned(), algorithm);
        }
    }
    let keys: Vec<_> = components
        .iter()
        .filter(|component| asset_type(component) == Some(AssetType::Material))
        .map(|component| {
            let key = Key {
                algorithm: material::algorithm(component, references),
                fingerprint: material::fingerprint(component),
            };
            (text(&component.bom_ref).to_owned(), key)
        })
        .collect();
    references.keys.extend(keys);
    references.keys.retain(|reference, _| !ambiguous.contains(reference.as_str()));
    algorithms
}

/// References that more than one component has: what refers to them could mean either.
fn ambiguous<'c>(components: &'c [Component<'_>], notes: &mut Notes) -> FxHashSet<&'c str> {
    let mut once = FxHashSet::default();
    let mut twice = FxHashSet::default();
    for reference in components.iter().map(|component| text(&component.bom_ref)) {
        if !reference.is_empty() && !once.insert(reference) && twice.insert(reference) {
            notes.note(format!("several components have the reference '{}'", shown(reference)));
        }
    }
    twice
}

/// What a component is said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AssetType {
    Algorithm,
    Certificate,
    Material,
    Protocol,
    /// It says that it is a cryptographic asset, and not which.
    Untold,
}

fn asset_type(component: &Component<'_>) -> Option<AssetType> {
    let Some(properties) = component.crypto_properties.as_ref() else {
        let kind = text(&component.kind);
        return matches!(kind, "cryptographic-asset" | "crypto-asset").then_some(AssetType::Untold);
    };
    let plain: String = text(&properties.asset_type)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect();
    Some(match plain.as_str() {
        "algorithm" => AssetType::Algorithm,
        "certificate" => AssetType::Certificate,
        "relatedcryptomaterial" | "key" => AssetType::Material,
        "protocol" => AssetType::Protocol,
        _ if properties.algorithm_properties.is_some() => AssetType::Algorithm,
        _ => AssetType::Untold,
    })
}

fn sight(
    component: &Component<'_>,
    algorithm: ReadAlgorithm,
    source: &Source<'_>,
    references: &References,
    notes: &mut Notes,
    import: &mut Import,
) {
    if let Some(properties) = &component.crypto_properties {
        notes.fields("cryptoProperties", &properties.rest);
    }
    let (asset, unresolved) = match asset_type(component) {
        Some(AssetType::Algorithm) => match algorithm {
            Some((algorithm, unresolved)) => (Asset::Algorithm(algorithm), unresolved),
            None => return,
        },
        Some(AssetType::Certificate) => {
            let (certificate, unresolved) = certificate::read(component, references, notes);
            (Asset::Certificate(Box::new(certificate)), unresolved)
        }
        Some(AssetType::Material) => {
            let (material, unresolved) = material::read(component, references, notes);
            (Asset::Material(Box::new(material)), unresolved)
        }
        Some(AssetType::Protocol) => {
            let (protocol, unresolved) = protocol::read(component, references, notes);
            (Asset::Protocol(Box::new(protocol)), unresolved)
        }
        Some(AssetType::Untold) => {
            let name = shown(text(&component.name));
            import.unreadable.push(format!("'{name}' is an asset of no kind that is known"));
            return;
        }
        None => return library(component, source, references, notes, import),
    };
    import.sightings.extend(sightings(component, &asset, &unresolved, source));
}

fn sightings(
    component: &Component<'_>,
    asset: &Asset,
    unresolved: &[Unresolved],
    source: &Source<'_>,
) -> Vec<Sighting> {
    if source.tool == own::TOOL {
        return own::sightings(component, asset, source);
    }
    let detector = format!("import/{}", source.tool);
    let locations = place::locations(component, source).into_iter();
    let all = locations.map(|location| Sighting {
        unresolved: unresolved.to_vec(),
        ..Sighting::new(asset.clone(), location, detector.as_str())
    });
    all.collect()
}

fn library(
    component: &Component<'_>,
    source: &Source<'_>,
    references: &References,
    notes: &mut Notes,
    import: &mut Import,
) {
    let kind = text(&component.kind);
    if !matches!(kind, "library" | "framework") {
        notes.note(format!("a component of type '{}' is no cryptographic asset", shown(kind)));
        return;
    }
    let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    let name = match text(&component.group) {
        "" => text(&component.name).to_owned(),
        group => format!("{group}/{}", text(&component.name)),
    };
    let library = Library {
        name,
        version: some(text(&component.version)),
        purl: some(text(&component.purl)),
        pqc: own::pqc(component),
    };
    let is_own = source.tool == own::TOOL;
    let provides = references.provides.contains(text(&component.bom_ref));
    let sightings = sightings(component, &Asset::Library(library), &[], source);
    let list = if is_own || provides { &mut import.sightings } else { &mut import.libraries };
    list.extend(sightings);
}
