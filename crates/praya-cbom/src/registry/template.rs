//! Templates of canonical names: `AES[-{size}][-{mode}]`.

/// Fills a template: `{x}` is replaced, `{x:y}` is `y` where `x` is not known, and `[..]` is left
/// out where its placeholder is not known.
pub(super) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut name = String::new();
    for piece in template.split_inclusive(']') {
        let (fixed, optional) = match piece.split_once('[') {
            Some((fixed, optional)) => (fixed, Some(optional.trim_end_matches(']'))),
            None => (piece, None),
        };
        name.push_str(&substitute(fixed, &value).unwrap_or_default());
        if let Some(filled) = optional.and_then(|optional| substitute(optional, &value)) {
            name.push_str(&filled);
        }
    }
    name
}

/// `None` where a placeholder without default is not known.
fn substitute(piece: &str, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let Some((before, rest)) = piece.split_once('{') else { return Some(piece.to_owned()) };
    let (placeholder, after) = rest.split_once('}')?;
    let (name, default) = match placeholder.split_once(':') {
        Some((name, default)) => (name, Some(default)),
        None => (placeholder, None),
    };
    let filled = value(name).or_else(|| default.map(str::to_owned))?;
    Some(format!("{before}{filled}{}", substitute(after, value)?))
}
