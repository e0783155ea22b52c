//! The tables of .NET metadata: ECMA-335, part II, section 22.

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// A number of two bytes.
    U16,
    /// A number of four bytes.
    U32,
    /// An index into the strings.
    Text,
    /// An index into the identifiers.
    Guid,
    /// An index into the blobs.
    Blob,
    /// A row of a table.
    Row(usize),
    /// A row of one of several tables.
    Coded(&'static Coded),
}

use Column::{Blob, Coded as Of, Guid, Row, Text, U16, U32};

/// A row of one of several tables: which of them, the lowest bits say.
pub(super) struct Coded {
    pub(super) bits: u32,
    pub(super) tables: &'static [usize],
}

/// Stands where a tag is not used.
const NONE: usize = usize::MAX;

pub(super) const TYPE_REF: usize = 0x01;
pub(super) const TYPE_DEF: usize = 0x02;
pub(super) const FIELD: usize = 0x04;
pub(super) const METHOD: usize = 0x06;
pub(super) const MEMBER_REF: usize = 0x0a;
pub(super) const SIGNATURE: usize = 0x11;
pub(super) const MODULE_REF: usize = 0x1a;
pub(super) const TYPE_SPEC: usize = 0x1b;
pub(super) const ASSEMBLY_REF: usize = 0x23;
pub(super) const METHOD_SPEC: usize = 0x2b;

static TYPE_DEF_OR_REF: Coded = Coded { bits: 2, tables: &[0x02, 0x01, 0x1b] };
static HAS_CONSTANT: Coded = Coded { bits: 2, tables: &[0x04, 0x08, 0x17] };
static HAS_CUSTOM_ATTRIBUTE: Coded = Coded {
    bits: 5,
    tables: &[
        0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20,
        0x23, 0x26, 0x27, 0x28, 0x2a, 0x2c, 0x2b,
    ],
};
static HAS_FIELD_MARSHAL: Coded = Coded { bits: 1, tables: &[0x04, 0x08] };
static HAS_DECL_SECURITY: Coded = Coded { bits: 2, tables: &[0x02, 0x06, 0x20] };
pub(super) static MEMBER_REF_PARENT: Coded =
    Coded { bits: 3, tables: &[0x02, 0x01, 0x1a, 0x06, 0x1b] };
static HAS_SEMANTICS: Coded = Coded { bits: 1, tables: &[0x14, 0x17] };
pub(super) static METHOD_DEF_OR_REF: Coded = Coded { bits: 1, tables: &[0x06, 0x0a] };
static MEMBER_FORWARDED: Coded = Coded { bits: 1, tables: &[0x04, 0x06] };
static IMPLEMENTATION: Coded = Coded { bits: 2, tables: &[0x26, 0x23, 0x27] };
static CUSTOM_ATTRIBUTE_TYPE: Coded = Coded { bits: 3, tables: &[NONE, NONE, 0x06, 0x0a] };
pub(super) static RESOLUTION_SCOPE: Coded = Coded { bits: 2, tables: &[0x00, 0x1a, 0x23, 0x01] };
static TYPE_OR_METHOD_DEF: Coded = Coded { bits: 1, tables: &[0x02, 0x06] };

/// The columns of every table, by its number.
pub(super) static TABLES: [&[Column]; 45] = [
    &[U16, Text, Guid, Guid, Guid],
    &[Of(&RESOLUTION_SCOPE), Text, Text],
    &[U32, Text, Text, Of(&TYPE_DEF_OR_REF), Row(0x04), Row(0x06)],
    &[Row(0x04)],
    &[U16, Text, Blob],
    &[Row(0x06)],
    &[U32, U16, U16, Text, Blob, Row(0x08)],
    &[Row(0x08)],
    &[U16, U16, Text],
    &[Row(0x02), Of(&TYPE_DEF_OR_REF)],
    &[Of(&MEMBER_REF_PARENT), Text, Blob],
    &[U16, Of(&HAS_CONSTANT), Blob],
    &[Of(&HAS_CUSTOM_ATTRIBUTE), Of(&CUSTOM_ATTRIBUTE_TYPE), Blob],
    &[Of(&HAS_FIELD_MARSHAL), Blob],
    &[U16, Of(&HAS_DECL_SECURITY), Blob],
    &[U16, U32, Row(0x02)],
    &[U32, Row(0x04)],
    &[Blob],
    &[Row(0x02), Row(0x14)],
    &[Row(0x14)],
    &[U16, Text, Of(&TYPE_DEF_OR_REF)],
    &[Row(0x02), Row(0x17)],
    &[Row(0x17)],
    &[U16, Text, Blob],
    &[U16, Row(0x06), Of(&HAS_SEMANTICS)],
    &[Row(0x02), Of(&METHOD_DEF_OR_REF), Of(&METHOD_DEF_OR_REF)],
    &[Text],
    &[Blob],
    &[U16, Of(&MEMBER_FORWARDED), Text, Row(0x1a)],
    &[U32, Row(0x04)],
    &[U32, U32],
    &[U32],
    &[U32, U16, U16, U16, U16, U32, Blob, Text, Text],
    &[U32],
    &[U32, U32, U32],
    &[U16, U16, U16, U16, U32, Blob, Text, Text, Blob],
    &[U32, Row(0x23)],
    &[U32, U32, U32, Row(0x23)],
    &[U32, Text, Blob],
    &[U32, U32, Text, Text, Of(&IMPLEMENTATION)],
    &[U32, U32, Text, Of(&IMPLEMENTATION)],
    &[Row(0x02), Row(0x02)],
    &[U16, U16, Of(&TYPE_OR_METHOD_DEF), Text],
    &[Of(&METHOD_DEF_OR_REF), Blob],
    &[Row(0x2a), Of(&TYPE_DEF_OR_REF)],
];
