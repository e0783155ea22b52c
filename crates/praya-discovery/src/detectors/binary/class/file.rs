//! A class file: its fields, methods and their code. The format is chapter 4 of the Java Virtual
//! Machine Specification.

use std::borrow::Cow;

use super::pool::{Constant, Pool};
use super::reader::Reader;

/// Access flags, table 4.5-A and 4.6-A.
const PRIVATE: u16 = 0x0002;
const STATIC: u16 = 0x0008;
const FINAL: u16 = 0x0010;

/// A class.
#[derive(Debug)]
pub(super) struct ClassFile<'a> {
    pub(super) pool: Pool<'a>,
    /// Internal name.
    pub(super) name: Cow<'a, str>,
    pub(super) fields: Vec<Field<'a>>,
    pub(super) methods: Vec<Method<'a>>,
    /// Arguments of the bootstrap methods.
    pub(super) bootstraps: Vec<Vec<u16>>,
    /// Other classes may use its private members.
    pub(super) in_nest: bool,
}

/// A field.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) flags: Flags,
    /// Index of its constant value.
    pub(super) constant: Option<u16>,
}

/// A method.
#[derive(Debug)]
pub(super) struct Method<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) descriptor: Cow<'a, str>,
    pub(super) flags: Flags,
    pub(super) code: Option<Code<'a>>,
}

/// Access flags.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flags(u16);

impl Flags {
    pub(super) fn is_private(self) -> bool {
        self.0 & PRIVATE != 0
    }

    pub(super) fn is_static(self) -> bool {
        self.0 & STATIC != 0
    }

    pub(super) fn is_final(self) -> bool {
        self.0 & FINAL != 0
    }
}

/// The code of a method.
#[derive(Debug)]
pub(super) struct Code<'a> {
    pub(super) max_locals: u16,
    pub(super) bytes: &'a [u8],
    /// First instruction of each exception handler.
    pub(super) handlers: Vec<u16>,
    /// First instruction of each line.
    lines: Vec<(u16, u16)>,
}

impl Code<'_> {
    /// The line of an instruction.
    pub(super) fn line(&self, pc: usize) -> Option<u32> {
        self.lines
            .iter()
            .filter(|(start, _)| usize::from(*start) <= pc)
            .max_by_key(|(start, _)| *start)
            .map(|(_, line)| u32::from(*line))
    }
}

impl<'a> ClassFile<'a> {
    /// Reads a class; `None` where it is truncated or not a class.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.u32()? != 0xcafe_babe {
            return None;
        }
        reader.u32()?;
        let pool = Pool::read(&mut reader)?;
        reader.u16()?;
        let name = pool.class(reader.u16()?)?;
        reader.u16()?;
        for _ in 0..reader.u16()? {
            reader.u16()?;
        }
        let fields = fields(&mut reader, &pool)?;
        let methods = methods(&mut reader, &pool)?;
        let mut class =
            Self { pool, name, fields, methods, bootstraps: Vec::new(), in_nest: false };
        for (name, bytes) in attributes(&mut reader, &class.pool)? {
            match name.as_ref() {
                "BootstrapMethods" => class.bootstraps = bootstraps(bytes)?,
                "NestHost" | "NestMembers" => class.in_nest = true,
                _ => {}
            }
        }
        Some(class)
    }

    /// Whether a method is handed around as a value, so that its callers are not known.
    pub(super) fn is_handed_around(&self, name: &str) -> bool {
        self.bootstraps.iter().flatten().any(|argument| match self.pool.at(*argument) {
            Constant::Handle { member } => self
                .pool
                .member(member)
                .is_some_and(|member| member.class == self.name && member.name == name),
            _ => false,
        })
    }
}

fn fields<'a>(reader: &mut Reader<'a>, pool: &Pool<'a>) -> Option<Vec<Field<'a>>> {
    let mut fields = Vec::new();
    for _ in 0..reader.u16()? {
        let flags = Flags(reader.u16()?);
        let name = pool.text(reader.u16()?)?;
        reader.u16()?;
        let constant = attributes(reader, pool)?
            .into_iter()
            .find(|(name, _)| name == "ConstantValue")
            .and_then(|(_, bytes)| Reader::new(bytes).u16());
        fields.push(Field { name, flags, constant });
    }
    Some(fields)
}

fn methods<'a>(reader: &mut Reader<'a>, pool: &Pool<'a>) -> Option<Vec<Method<'a>>> {
    let mut methods = Vec::new();
    for _ in 0..reader.u16()? {
        let flags = Flags(reader.u16()?);
        let name = pool.text(reader.u16()?)?;
        let descriptor = pool.text(reader.u16()?)?;
        let code = match attributes(reader, pool)?.into_iter().find(|(name, _)| name == "Code") {
            Some((_, bytes)) => Some(code(bytes, pool)?),
            None => None,
        };
        methods.push(Method { name, descriptor, flags, code });
    }
    Some(methods)
}

type Attribute<'a> = (Cow<'a, str>, &'a [u8]);

fn attributes<'a>(reader: &mut Reader<'a>, pool: &Pool<'a>) -> Option<Vec<Attribute<'a>>> {
    let mut attributes = Vec::new();
    for _ in 0..reader.u16()? {
        let name = pool.text(reader.u16()?)?;
        let length = usize::try_from(reader.u32()?).ok()?;
        attributes.push((name, reader.take(length)?));
    }
    Some(attributes)
}

fn code<'a>(bytes: &'a [u8], pool: &Pool<'a>) -> Option<Code<'a>> {
    let mut reader = Reader::new(bytes);
    reader.u16()?;
    let max_locals = reader.u16()?;
    let length = usize::try_from(reader.u32()?).ok()?;
    let bytes = reader.take(length)?;
    let mut handlers = Vec::new();
    for _ in 0..reader.u16()? {
        reader.u32()?;
        handlers.push(reader.u16()?);
        reader.u16()?;
    }
    handlers.sort_unstable();
    handlers.dedup();
    let mut lines = Vec::new();
    for (_, bytes) in
        attributes(&mut reader, pool)?.into_iter().filter(|(name, _)| name == "LineNumberTable")
    {
        let mut reader = Reader::new(bytes);
        for _ in 0..reader.u16()? {
            lines.push((reader.u16()?, reader.u16()?));
        }
    }
    Some(Code { max_locals, bytes, handlers, lines })
}

fn bootstraps(bytes: &[u8]) -> Option<Vec<Vec<u16>>> {
    let mut reader = Reader::new(bytes);
    let mut bootstraps = Vec::new();
    for _ in 0..reader.u16()? {
        reader.u16()?;
        let mut arguments = Vec::new();
        for _ in 0..reader.u16()? {
            arguments.push(reader.u16()?);
        }
        bootstraps.push(arguments);
    }
    Some(bootstraps)
}
