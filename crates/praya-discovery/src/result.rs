//! What a scan found, brought together.

use praya_cbom::Inventory;

use crate::{Coverage, ScanOutput, TargetOutcome};

/// What a scan found, each asset once, and what it looked at: what every report is made from.
#[derive(Clone, Debug, Default)]
pub struct ScanResult {
    /// The targets, in the order given.
    pub targets: Vec<TargetOutcome>,
    /// Everything that was found.
    pub inventory: Inventory,
    /// What was looked at and what was not.
    pub coverage: Coverage,
}

impl From<ScanOutput> for ScanResult {
    fn from(output: ScanOutput) -> Self {
        let ScanOutput { targets, sightings, coverage } = output;
        Self { targets, inventory: Inventory::consolidate(sightings), coverage }
    }
}
