//! What a user of the crate sees.

mod reports;
mod sample;
