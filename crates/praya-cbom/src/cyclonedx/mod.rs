//! Writes an inventory as a CycloneDX CBOM.
//!
//! What CycloneDX has no field for stands in properties whose names begin with `praya:`, so that
//! a CBOM holds everything that the inventory holds.

mod algorithm;
mod bom;
mod certificate;
mod component;
mod context;
mod library;
mod material;
mod model;
mod names;
mod protocol;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::Inventory;

/// Edition of CycloneDX to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SpecVersion {
    /// 1.6 (ECMA-424, first edition), which most tools read.
    #[default]
    #[serde(rename = "1.6")]
    V1_6,
    /// 1.7 (ECMA-424, second edition).
    #[serde(rename = "1.7")]
    V1_7,
}

impl SpecVersion {
    /// As the document states it: `1.6`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_6 => "1.6",
            Self::V1_7 => "1.7",
        }
    }
}

/// What a CBOM says of itself.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// What was scanned, for people: a folder's name, a host's.
    pub subject: String,
    /// The version of Praya that wrote it.
    pub tool_version: String,
    /// The date that the inventory is as of, RFC 3339, a date or a date and time. Without it the
    /// CBOM has no timestamp: no clock is read.
    pub as_of: Option<String>,
    /// Properties of the whole inventory, name and value, such as what was not looked at.
    pub properties: Vec<(String, String)>,
}

/// The inventory as CycloneDX JSON. Same inventory and metadata, same bytes.
pub fn write(inventory: &Inventory, metadata: &Metadata, version: SpecVersion) -> Vec<u8> {
    bom::bytes(inventory, metadata, version)
}
