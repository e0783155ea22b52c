//! Reads the parameters of an event by a rule's selectors.

use std::sync::Arc;

use praya_cbom::{Algorithm, Primitive, registry};
use praya_source::eval::{Event, Origin, Resolved, Why};

use super::draft::{Draft, Param};
use super::rules::{ArgName, Condition, Place, Rules, Selector};

/// What a parameter may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Number(i64),
    /// An algorithm that another call described.
    Algorithm(Box<Algorithm>),
    /// A text with [`praya_source::eval::HOLE`] for what is not known of it.
    Partial(String, Why),
    Unknown(Why),
}

/// A possible value of a parameter, with the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) piece: Piece,
    pub(super) origin: Option<Origin>,
}

impl Found {
    fn text(text: &str, origin: Option<Origin>) -> Self {
        Self { piece: Piece::Text(text.to_owned()), origin }
    }
}

impl Found {
    /// Whether it is known to be one of several words.
    pub(super) fn is_one_of(&self, words: &[String]) -> bool {
        let text = match &self.piece {
            Piece::Text(text) => text.clone(),
            Piece::Number(number) => number.to_string(),
            Piece::Algorithm(algorithm) => algorithm.name.clone(),
            Piece::Partial(..) | Piece::Unknown(_) => return false,
        };
        words.iter().any(|word| word.eq_ignore_ascii_case(&text))
    }
}

impl Condition {
    /// Whether a value is one for which the condition holds.
    pub(super) fn admits(&self, found: &Found) -> bool {
        !found.is_one_of(&self.not) && (self.is.is_empty() || found.is_one_of(&self.is))
    }
}

/// What selectors read from.
pub(super) struct Source<'a> {
    pub(super) event: &'a Event,
    /// Drafts of the earlier events of the same run.
    pub(super) drafts: &'a [Option<Draft>],
    pub(super) rules: &'a Rules,
}

impl Source<'_> {
    /// The possible values of a parameter; none where the call does not say.
    pub(super) fn select(&self, selector: &Selector, param: Param) -> Vec<Found> {
        match selector {
            Selector::Constant(text) => vec![Found::text(text, None)],
            Selector::First(selectors) => selectors
                .iter()
                .map(|selector| self.select(selector, param))
                .find(|found| !found.is_empty())
                .unwrap_or_default(),
            Selector::Place(place) => self.place(place, param),
        }
    }

    fn place(&self, place: &Place, param: Param) -> Vec<Found> {
        let mut found = Vec::new();
        for value in self.values(place) {
            self.read(&value, place, param, 0, &mut found);
        }
        found.retain(|one| match place.number {
            // What is not known may be what is wanted.
            Some(number) => {
                matches!(one.piece, Piece::Partial(..) | Piece::Unknown(_))
                    || matches!(one.piece, Piece::Number(_)) == number
            }
            None => true,
        });
        found.retain(|one| match place.text {
            Some(text) => {
                matches!(one.piece, Piece::Partial(..) | Piece::Unknown(_))
                    || matches!(one.piece, Piece::Text(_)) == text
            }
            None => true,
        });
        found.into_iter().filter_map(|one| shape(one, place)).collect()
    }

    /// The values at a place, before they are read as a parameter.
    pub(super) fn values(&self, place: &Place) -> Vec<Resolved> {
        let mut values = if place.receiver {
            self.event.receivers.iter().map(|event| Resolved::Event(*event)).collect()
        } else if let Some(at) = place.type_arg {
            let arg = self.event.type_args.get(at);
            arg.map(|path| Resolved::Path(path.clone())).into_iter().collect()
        } else {
            self.argument(place)
        };
        for key in place.key.iter().flat_map(|key| key.split('.')) {
            values = values.iter().flat_map(|value| field(value, key)).collect();
        }
        values
    }

    fn argument(&self, place: &Place) -> Vec<Resolved> {
        let args = &self.event.args;
        let keyword = match &place.arg {
            Some(ArgName::Keyword(keyword)) => Some(keyword),
            _ => place.keyword.as_ref(),
        };
        let named = keyword.and_then(|keyword| {
            args.iter().find(|arg| arg.name.as_deref() == Some(keyword.as_str()))
        });
        let found = match (named, &place.arg) {
            (Some(named), _) => Some(named),
            (None, Some(ArgName::Position(at))) if place.rest => {
                let rest = args.iter().filter(|arg| arg.name.is_none()).skip(*at);
                return rest.flat_map(|arg| arg.values.clone()).collect();
            }
            (None, Some(ArgName::Position(at))) => {
                args.iter().filter(|arg| arg.name.is_none()).nth(*at)
            }
            _ => None,
        };
        found.map(|arg| arg.values.clone()).unwrap_or_default()
    }

    /// Reads one value as a parameter.
    fn read(&self, value: &Resolved, place: &Place, param: Param, depth: u8, out: &mut Vec<Found>) {
        if depth > 4 {
            return;
        }
        match value {
            Resolved::Null | Resolved::Project => {}
            Resolved::Bool(value) => out.push(Found::text(&value.to_string(), None)),
            Resolved::Int(number, origin) => {
                out.push(Found { piece: Piece::Number(*number), origin: origin.clone() });
            }
            Resolved::Text(text, origin) if place.length => {
                let bits = i64::try_from(text.len()).unwrap_or(0).saturating_mul(8);
                out.push(Found { piece: Piece::Number(bits), origin: origin.clone() });
            }
            Resolved::Text(text, origin) => out.push(Found::text(text, origin.clone())),
            Resolved::Path(path) => out.push(self.named(path)),
            Resolved::External(ty) if self.rules.values.contains_key(&**ty) => {
                out.push(self.named(ty));
            }
            Resolved::External(_) => {
                let why = Why::NotModelled("an object of a library that does not say it");
                out.push(Found { piece: Piece::Unknown(why), origin: None });
            }
            Resolved::Event(event) => self.described(*event, param, out),
            Resolved::List { items, open } if place.length => {
                if !open {
                    let bits = i64::try_from(items.len()).unwrap_or(0).saturating_mul(8);
                    out.push(Found { piece: Piece::Number(bits), origin: None });
                }
            }
            Resolved::List { items, open } => {
                for item in items.iter().flatten() {
                    self.read(item, place, param, depth + 1, out);
                }
                if *open && items.is_empty() {
                    let why = Why::NotModelled("a list whose elements are not known");
                    out.push(Found { piece: Piece::Unknown(why), origin: None });
                }
            }
            Resolved::Sized(length) if place.length => {
                for value in length {
                    if let Resolved::Int(bytes, origin) = value {
                        let bits = Piece::Number(bytes.saturating_mul(8));
                        out.push(Found { piece: bits, origin: origin.clone() });
                    }
                }
            }
            Resolved::Sized(_) => {}
            Resolved::Map(entries) => self.read_map(entries, place, param, depth, out),
            Resolved::Partial(text, why) if param == Param::Name => {
                let piece = Piece::Partial(text.to_string(), why.clone());
                out.push(Found { piece, origin: None });
            }
            Resolved::Unknown(why) | Resolved::Partial(_, why) => {
                out.push(Found { piece: Piece::Unknown(why.clone()), origin: None });
            }
        }
    }

    /// `{name: 'ECDSA', namedCurve: 'P-256'}` names the algorithm by its `name`.
    fn read_map(
        &self,
        entries: &[(Arc<str>, Vec<Resolved>)],
        place: &Place,
        param: Param,
        depth: u8,
        out: &mut Vec<Found>,
    ) {
        for (key, values) in entries {
            if &**key == "name" {
                for value in values {
                    self.read(value, place, param, depth + 1, out);
                }
            }
        }
    }

    /// A constant outside: what the data say of it, or its own last word.
    fn named(&self, path: &str) -> Found {
        if let Some((outer, inner)) = path.split_once('<') {
            // `Hmac<Sha256>` is HMAC with SHA-256.
            let inner = inner.strip_suffix('>').unwrap_or(inner);
            let names = [self.named(outer), self.named(inner)].map(|found| match found.piece {
                Piece::Text(text) => text,
                _ => String::new(),
            });
            return Found::text(&names.join("-"), None);
        }
        let known = self
            .rules
            .values
            .get(path)
            .or_else(|| path.strip_suffix(".new").and_then(|path| self.rules.values.get(path)));
        match known {
            Some(value) => Found::text(value, None),
            None => Found::text(path.rsplit(['.', '/']).next().unwrap_or(path), None),
        }
    }

    /// What another call described.
    fn described(&self, event: u32, param: Param, out: &mut Vec<Found>) {
        let Some(Some(draft)) = self.drafts.get(event as usize) else {
            let why = Why::NotModelled("a call that does not say it");
            out.push(Found { piece: Piece::Unknown(why), origin: None });
            return;
        };
        let own = draft.found(param);
        if !own.is_empty() && param != Param::Name {
            out.extend(own.iter().cloned());
            return;
        }
        if matches!(
            param,
            Param::Name | Param::Digest | Param::Mode | Param::Padding | Param::Curve
        ) {
            for (algorithm, origin) in draft.algorithms() {
                let fits = match param {
                    Param::Digest => is_digest(&algorithm),
                    Param::Curve => {
                        algorithm.curve.is_some() || registry::curve(&algorithm.name).is_some()
                    }
                    _ => true,
                };
                if !fits {
                    continue;
                }
                let piece = Piece::Algorithm(Box::new(algorithm));
                out.push(Found { piece, origin });
            }
            out.extend(
                draft
                    .found(Param::Name)
                    .iter()
                    .filter(|found| matches!(found.piece, Piece::Partial(..) | Piece::Unknown(_)))
                    .cloned(),
            );
        }
    }
}

/// A field of a map.
fn field(value: &Resolved, key: &str) -> Vec<Resolved> {
    match value {
        Resolved::Map(entries) => entries
            .iter()
            .find(|(name, _)| &**name == key)
            .map(|(_, values)| values.clone())
            .unwrap_or_default(),
        Resolved::List { items, .. } => {
            items.iter().flatten().flat_map(|item| field(item, key)).collect()
        }
        Resolved::Unknown(why) | Resolved::Partial(_, why) => vec![Resolved::Unknown(why.clone())],
        _ => Vec::new(),
    }
}

/// Cuts, scales and translates a value as its place says.
fn shape(found: Found, place: &Place) -> Option<Found> {
    let piece = match found.piece {
        Piece::Number(number) => {
            let number = number.saturating_mul(place.scale.unwrap_or(1));
            let mapped = place.map.get(&number.to_string());
            if mapped.is_none() && place.prefix.is_none() && place.suffix.is_none() {
                Piece::Number(number)
            } else {
                let prefix = place.prefix.as_deref().unwrap_or_default();
                let suffix = place.suffix.as_deref().unwrap_or_default();
                let text = mapped.cloned().unwrap_or_else(|| number.to_string());
                Piece::Text(format!("{prefix}{text}{suffix}"))
            }
        }
        Piece::Text(text) => {
            let text = match (&place.split, place.part) {
                (Some(split), Some(part)) => text.split(split.as_str()).nth(part)?.to_owned(),
                _ => text,
            };
            let text = place.map.get(&text).cloned().unwrap_or(text);
            let prefix = place.prefix.as_deref().unwrap_or_default();
            let suffix = place.suffix.as_deref().unwrap_or_default();
            Piece::Text(format!("{prefix}{text}{suffix}"))
        }
        Piece::Partial(text, why) => {
            let prefix = place.prefix.as_deref().unwrap_or_default();
            let suffix = place.suffix.as_deref().unwrap_or_default();
            match (&place.split, place.part) {
                (Some(_), Some(_)) => Piece::Unknown(why),
                _ => Piece::Partial(format!("{prefix}{text}{suffix}"), why),
            }
        }
        // Of another call's algorithm a new name is made.
        Piece::Algorithm(algorithm) if place.prefix.is_some() || place.suffix.is_some() => {
            let prefix = place.prefix.as_deref().unwrap_or_default();
            let suffix = place.suffix.as_deref().unwrap_or_default();
            Piece::Text(format!("{prefix}{}{suffix}", algorithm.name))
        }
        other => other,
    };
    Some(Found { piece, origin: found.origin })
}

/// Whether an algorithm is a digest or has one.
pub(super) fn is_digest(algorithm: &Algorithm) -> bool {
    algorithm.digest.is_some()
        || matches!(algorithm.primitive, Primitive::Hash | Primitive::Xof | Primitive::Unknown)
}
