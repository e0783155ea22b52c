//! Two accounts of one thing made into one, whichever came first.

use crate::Certificate;

/// Keeps the lower of two values, or the one there is.
pub(super) fn lower<T: Ord>(mine: &mut Option<T>, other: Option<T>) {
    *mine = match (mine.take(), other) {
        (Some(mine), Some(other)) => Some(mine.min(other)),
        (mine, other) => mine.or(other),
    };
}

/// One certificate (the same fingerprint) as two readers tell it: what either leaves empty, the
/// other fills. Where they contradict each other, the lower value stays, so that the order in
/// which they came does not matter.
pub(super) fn merged_certificate(
    mut mine: Box<Certificate>,
    other: Certificate,
) -> Box<Certificate> {
    fill(&mut mine.subject, other.subject);
    fill(&mut mine.issuer, other.issuer);
    fill(&mut mine.serial, other.serial);
    fill(&mut mine.not_before, other.not_before);
    fill(&mut mine.not_after, other.not_after);
    fill(&mut mine.signature_algorithm, other.signature_algorithm);
    fill(&mut mine.public_key, other.public_key);
    fill(&mut mine.public_key_fingerprint, other.public_key_fingerprint);
    fill(&mut mine.format, other.format);
    mine.is_ca |= other.is_ca;
    mine.self_signed |= other.self_signed;
    fill(&mut mine.key_usage, other.key_usage);
    fill(&mut mine.extended_key_usage, other.extended_key_usage);
    fill(&mut mine.subject_alternative_names, other.subject_alternative_names);
    lower(&mut mine.issuer_fingerprint, other.issuer_fingerprint);
    fill(&mut mine.alternatives, other.alternatives);
    mine
}

fn fill<T: Default + Ord>(mine: &mut T, other: T) {
    let empty = T::default();
    if *mine == empty || (other != empty && other < *mine) {
        *mine = other;
    }
}
