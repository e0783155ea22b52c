//! The vocabulary of a cryptographic inventory.
//!
//! An [`Asset`] is one cryptographic thing: an algorithm with its parameters, a certificate, a
//! key, a protocol, a library. A [`Sighting`] is an asset seen at one place by one detector. This
//! crate knows nothing of how assets are found and nothing of how they are judged.

mod asset;
pub mod cyclonedx;
mod inventory;
mod location;
pub mod registry;

pub use asset::{
    Algorithm, Asset, Certificate, CryptoFunction, Library, Material, MaterialKind, PqcSupport,
    Primitive, Protocol, ProtocolKind,
};
pub use inventory::{Inventory, Item, Occurrence};
pub use location::{Location, Sighting, Step, Unresolved};
