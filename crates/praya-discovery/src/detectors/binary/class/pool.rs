//! The constant pool of a class.

use std::borrow::Cow;

use super::reader::Reader;

/// One constant.
#[derive(Clone, Copy, Debug)]
pub(super) enum Constant<'a> {
    Text(&'a [u8]),
    Int(i32),
    Long(i64),
    Class(u16),
    String(u16),
    Member {
        class: u16,
        name_and_type: u16,
    },
    NameAndType {
        name: u16,
        descriptor: u16,
    },
    Handle {
        member: u16,
    },
    Dynamic {
        bootstrap: u16,
        name_and_type: u16,
    },
    /// Of a kind that says nothing here, or the second half of a long.
    Other,
}

/// A field or method of a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member<'a> {
    /// Internal name of the class: `javax/crypto/Cipher`.
    pub(super) class: Cow<'a, str>,
    pub(super) name: Cow<'a, str>,
    pub(super) descriptor: Cow<'a, str>,
}

/// All constants; the first stands at 1.
#[derive(Debug, Default)]
pub(super) struct Pool<'a> {
    constants: Vec<Constant<'a>>,
}

impl<'a> Pool<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let count = reader.u16()?;
        let mut constants = vec![Constant::Other];
        while constants.len() < usize::from(count) {
            let (constant, wide) = constant(reader)?;
            constants.push(constant);
            if wide {
                constants.push(Constant::Other);
            }
        }
        Some(Self { constants })
    }

    pub(super) fn at(&self, index: u16) -> Constant<'a> {
        self.constants.get(usize::from(index)).copied().unwrap_or(Constant::Other)
    }

    /// Every class named in the pool.
    pub(super) fn classes(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        self.constants.iter().filter_map(|constant| match constant {
            Constant::Class(name) => self.text(*name),
            _ => None,
        })
    }

    /// Every string that code can load.
    pub(super) fn strings(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        self.constants.iter().filter_map(|constant| match constant {
            Constant::String(text) => self.text(*text),
            _ => None,
        })
    }

    pub(super) fn text(&self, index: u16) -> Option<Cow<'a, str>> {
        match self.at(index) {
            Constant::Text(bytes) => Some(String::from_utf8_lossy(bytes)),
            _ => None,
        }
    }

    /// Internal name of a class.
    pub(super) fn class(&self, index: u16) -> Option<Cow<'a, str>> {
        match self.at(index) {
            Constant::Class(name) => self.text(name),
            _ => None,
        }
    }

    pub(super) fn member(&self, index: u16) -> Option<Member<'a>> {
        let Constant::Member { class, name_and_type } = self.at(index) else { return None };
        let (name, descriptor) = self.name_and_type(name_and_type)?;
        Some(Member { class: self.class(class)?, name, descriptor })
    }

    pub(super) fn name_and_type(&self, index: u16) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
        match self.at(index) {
            Constant::NameAndType { name, descriptor } => {
                Some((self.text(name)?, self.text(descriptor)?))
            }
            _ => None,
        }
    }
}

/// One constant, and whether it takes two places.
fn constant<'a>(reader: &mut Reader<'a>) -> Option<(Constant<'a>, bool)> {
    let constant = match reader.u8()? {
        1 => {
            let length = reader.u16()?;
            Constant::Text(reader.take(usize::from(length))?)
        }
        3 => Constant::Int(reader.i32()?),
        4 => skip(reader, 4)?,
        5 => return Some((Constant::Long(reader.i64()?), true)),
        6 => return Some((skip(reader, 8)?, true)),
        7 => Constant::Class(reader.u16()?),
        8 => Constant::String(reader.u16()?),
        9..=11 => Constant::Member { class: reader.u16()?, name_and_type: reader.u16()? },
        12 => Constant::NameAndType { name: reader.u16()?, descriptor: reader.u16()? },
        15 => {
            reader.u8()?;
            Constant::Handle { member: reader.u16()? }
        }
        16 | 19 | 20 => skip(reader, 2)?,
        17 | 18 => Constant::Dynamic { bootstrap: reader.u16()?, name_and_type: reader.u16()? },
        _ => return None,
    };
    Some((constant, false))
}

fn skip<'a>(reader: &mut Reader<'a>, length: usize) -> Option<Constant<'a>> {
    reader.take(length).map(|_| Constant::Other)
}
