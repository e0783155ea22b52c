//! What the files of SSH are made of.

pub(super) mod blob;
pub(super) mod certificate;
pub(super) mod private;
pub(super) mod wire;
