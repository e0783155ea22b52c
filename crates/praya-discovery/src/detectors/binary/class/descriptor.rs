//! Descriptors of methods: `(Ljava/lang/String;I)V`.

/// Types of the parameters and of the result, each by its first letter, with the class where it
/// is one.
pub(super) fn method(descriptor: &str) -> Option<(Vec<&str>, &str)> {
    let (mut rest, result) = descriptor.strip_prefix('(')?.split_once(')')?;
    let mut parameters = Vec::new();
    while !rest.is_empty() {
        let dimensions = rest.len() - rest.trim_start_matches('[').len();
        let base = rest.get(dimensions..)?;
        let length = match base.chars().next()? {
            'L' => base.find(';')? + 1,
            // Only a result is nothing.
            'V' => return None,
            letter => letter.len_utf8(),
        };
        let (parameter, after) = rest.split_at_checked(dimensions + length)?;
        parameters.push(parameter);
        rest = after;
        if parameters.len() > 255 {
            return None;
        }
    }
    Some((parameters, result))
}

/// Slots that a value of this type takes.
pub(super) fn slots(of: &str) -> usize {
    match of {
        "V" => 0,
        "J" | "D" => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{method, slots};

    #[test]
    fn a_parameter_is_never_nothing() {
        assert_eq!(method("(V)V"), None);
        assert_eq!(method("([VI)V"), None);
        let (parameters, result) = method("(J[[Ljava/lang/String;I)V").unwrap_or_default();
        assert_eq!(parameters, ["J", "[[Ljava/lang/String;", "I"]);
        assert_eq!(result, "V");
        assert!(parameters.iter().all(|parameter| slots(parameter) > 0));
    }
}
