//! What a check says: a finding, how bad it is, by which rule.
