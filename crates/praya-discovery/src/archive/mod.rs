//! Opens archives. Nothing is ever written to disk.
//!
//! Whatever an entry is called, its name only ever becomes text in a path behind `!/`. What can be
//! read as a stream is; what cannot (a ZIP within another archive) is held in memory, within the
//! [`Limits`].

mod ar;
pub(crate) mod budget;
pub(crate) mod bytes;
pub(crate) mod codec;
mod cpio;
mod format;
mod open;
mod packages;
mod salvage;
mod stream;
pub(crate) mod tar;
#[cfg(test)]
mod tests;
mod zip;

pub use budget::Limits;
pub(crate) use budget::{Budget, LIGHT_HELD, Stop};
pub(crate) use bytes::Bytes;
pub(crate) use format::{Format, START};
pub(crate) use open::{Opener, Shared, damage, is_executable, read_on};
