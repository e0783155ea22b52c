//! Names in data files that stand for several: `EVP_sha{256,384}` with `SHA-$1`.

/// Every name that a pattern stands for, with the alternatives taken.
pub(crate) fn expand(pattern: &str) -> Vec<(String, Vec<String>)> {
    let Some((before, rest)) = pattern.split_once('{') else {
        return vec![(pattern.to_owned(), Vec::new())];
    };
    let Some((choices, after)) = rest.split_once('}') else { return Vec::new() };
    let tails = expand(after);
    choices
        .split(',')
        .flat_map(|choice| {
            tails.iter().map(move |(tail, taken)| {
                let mut all = vec![choice.to_owned()];
                all.extend(taken.iter().cloned());
                (format!("{before}{choice}{tail}"), all)
            })
        })
        .collect()
}

/// A text with `$1`, `$2`, ... replaced by the alternatives taken.
pub(crate) fn fill(template: &str, taken: &[String]) -> String {
    let mut filled = template.to_owned();
    for (at, choice) in taken.iter().enumerate() {
        filled = filled.replace(&format!("${}", at + 1), choice);
    }
    filled
}
