//! Source code of many languages, read into one small intermediate representation.
