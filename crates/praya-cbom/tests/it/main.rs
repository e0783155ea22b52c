//! What a user of the crate sees.

mod cyclonedx;
mod sample;
