//! The document as a whole. Components are made one at a time while they are written.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::component::{component, depends_on};
use super::model::{Component, Dependency, Property};
use super::{Metadata, SpecVersion};
use crate::Inventory;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bom<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    spec_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_number: Option<String>,
    version: u32,
    metadata: BomMetadata,
    components: Components<'a>,
    dependencies: Dependencies<'a>,
}

#[derive(Serialize)]
struct BomMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    tools: Tools,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<Component>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property>,
}

#[derive(Serialize)]
struct Tools {
    components: Vec<Component>,
}

struct Components<'a>(&'a Inventory, SpecVersion);

impl Serialize for Components<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.items.iter().map(|item| component(item, self.1)))
    }
}

struct Dependencies<'a>(&'a Inventory);

impl Serialize for Dependencies<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = super::component::Known::new(self.0);
        serializer.collect_seq(self.0.items.iter().filter_map(|item| {
            let depends_on = depends_on(item, &known);
            let reference = item.reference.clone();
            (!depends_on.is_empty()).then_some(Dependency { reference, depends_on })
        }))
    }
}

/// The document's bytes.
pub(super) fn bytes(inventory: &Inventory, metadata: &Metadata, version: SpecVersion) -> Vec<u8> {
    let mut bom = Bom {
        schema: match version {
            SpecVersion::V1_6 => "http://cyclonedx.org/schema/bom-1.6.schema.json",
            SpecVersion::V1_7 => "http://cyclonedx.org/schema/bom-1.7.schema.json",
        },
        bom_format: "CycloneDX",
        spec_version: version.as_str(),
        serial_number: None,
        version: 1,
        metadata: bom_metadata(metadata),
        components: Components(inventory, version),
        dependencies: Dependencies(inventory),
    };
    bom.serial_number = serial_number(&bom);
    let mut bytes = Vec::new();
    // Writing plain structures into memory does not fail.
    if serde_json::to_writer_pretty(&mut bytes, &bom).is_ok() {
        bytes.push(b'\n');
    }
    bytes
}

fn bom_metadata(metadata: &Metadata) -> BomMetadata {
    let praya = Component {
        kind: "application",
        name: "praya".to_owned(),
        version: Some(metadata.tool_version.clone()).filter(|version| !version.is_empty()),
        ..Component::default()
    };
    let subject =
        Component { kind: "application", name: metadata.subject.clone(), ..Component::default() };
    let properties = metadata.properties.iter().map(|(name, value)| Property::new(name, value));
    BomMetadata {
        timestamp: metadata.as_of.as_deref().and_then(super::names::date_time),
        tools: Tools { components: vec![praya] },
        component: Some(subject).filter(|subject| !subject.name.is_empty()),
        properties: properties.collect(),
    }
}

/// A UUID of version 8 (RFC 9562: made in a way of one's own) over the rest of the document.
fn serial_number(bom: &Bom<'_>) -> Option<String> {
    let mut hashing = Hashing(Sha256::new());
    serde_json::to_writer(&mut hashing, bom).ok()?;
    let digest = hashing.0.finalize();
    let mut bytes: [u8; 16] = digest.get(..16)?.try_into().ok()?;
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (a, b, c, d, e) =
        (hex.get(..8)?, hex.get(8..12)?, hex.get(12..16)?, hex.get(16..20)?, hex.get(20..)?);
    Some(format!("urn:uuid:{a}-{b}-{c}-{d}-{e}"))
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
