//! Instructions of the common intermediate language: how long they are, where they may lead, and
//! how they move the stack.

use super::super::follow::Flow;
use super::metadata::u32_at;

/// Switches with more cases than this are not believed.
const MOST_CASES: u32 = 65_536;

/// The instruction at `pc` and its operand, where it has one. Two-byte instructions are
/// `0xfe00` and their second byte.
pub(super) fn operand(code: &[u8], pc: usize) -> Option<(u16, i64)> {
    let (opcode, at) = opcode(code, pc)?;
    let bytes = code.get(at..)?;
    let value = match size(opcode) {
        1 if is_unsigned(opcode) => i64::from(*bytes.first()?),
        1 => i64::from(bytes.first()?.cast_signed()),
        2 => i64::from(u16::from_le_bytes(*bytes.first_chunk()?)),
        4 => i64::from(u32_at(bytes, 0)?.cast_signed()),
        8 => i64::from_le_bytes(*bytes.first_chunk()?),
        _ => 0,
    };
    Some((opcode, value))
}

/// How the instruction at `pc` goes on; `None` where the code is malformed.
pub(super) fn flow(code: &[u8], pc: usize) -> Option<Flow> {
    let (opcode, at) = opcode(code, pc)?;
    if opcode == 0x45 {
        return switch(code, at);
    }
    let (_, value) = operand(code, pc)?;
    let next = at + size(opcode);
    let jumps = matches!(opcode, 0x2b..=0x44 | 0xdd | 0xde);
    let targets = if jumps {
        vec![usize::try_from(i64::try_from(next).ok()?.checked_add(value)?).ok()?]
    } else {
        Vec::new()
    };
    // jmp, ret, br.s, br, throw, endfinally, leave, leave.s, endfilter, rethrow.
    let ends =
        matches!(opcode, 0x27 | 0x2a | 0x2b | 0x38 | 0x7a | 0xdc | 0xdd | 0xde | 0xfe11 | 0xfe1a);
    Some(Flow { next, targets, ends })
}

fn switch(code: &[u8], at: usize) -> Option<Flow> {
    let cases = u32_at(code, at)?;
    if cases > MOST_CASES {
        return None;
    }
    let next = at + 4 + usize::try_from(cases).ok()? * 4;
    let base = i64::try_from(next).ok()?;
    let target = |case: usize| {
        let offset = u32_at(code, at + 4 + 4 * case)?.cast_signed();
        usize::try_from(base + i64::from(offset)).ok()
    };
    let mut targets: Vec<usize> =
        (0..usize::try_from(cases).ok()?).map(target).collect::<Option<_>>()?;
    targets.sort_unstable();
    targets.dedup();
    Some(Flow { next, targets, ends: false })
}

/// The instruction, and where its operand begins.
fn opcode(code: &[u8], pc: usize) -> Option<(u16, usize)> {
    match *code.get(pc)? {
        0xfe => Some((0xfe00 | u16::from(*code.get(pc + 1)?), pc + 2)),
        opcode => Some((u16::from(opcode), pc + 1)),
    }
}

/// Operands of one byte that name a variable.
fn is_unsigned(opcode: u16) -> bool {
    matches!(opcode, 0x0e..=0x13)
}

/// Bytes of an operand.
fn size(opcode: u16) -> usize {
    match opcode {
        0x0e..=0x13 | 0x1f | 0x2b..=0x37 | 0xde | 0xfe12 | 0xfe19 => 1,
        0xfe09..=0xfe0e => 2,
        0x20
        | 0x22
        | 0x27..=0x29
        | 0x38..=0x44
        | 0x6f..=0x75
        | 0x79
        | 0x7b..=0x81
        | 0x8c..=0x8d
        | 0x8f
        | 0xa3..=0xa5
        | 0xc2
        | 0xc6
        | 0xd0
        | 0xdd
        | 0xfe06
        | 0xfe07
        | 0xfe15
        | 0xfe16
        | 0xfe1c => 4,
        0x21 | 0x23 => 8,
        _ => 0,
    }
}

/// Values that an instruction takes from the stack and puts there, for those of which nothing more
/// matters.
pub(super) fn stack_effect(opcode: u16) -> (usize, usize) {
    match opcode {
        0x22 | 0x23 | 0xd0 | 0xfe00 | 0xfe06 | 0xfe1c => (0, 1),
        0x26 | 0x2c | 0x2d | 0x39 | 0x3a | 0x45 | 0x7a | 0xfe11 | 0xfe15 => (1, 0),
        0x2e..=0x37 | 0x3b..=0x44 | 0x51..=0x57 | 0x70 | 0x81 | 0xdf => (2, 0),
        0x46..=0x50
        | 0x65
        | 0x66
        | 0x6b
        | 0x6c
        | 0x71
        | 0x76
        | 0x79
        | 0x82..=0x8b
        | 0x8e
        | 0xb3..=0xba
        | 0xc2
        | 0xc3
        | 0xc6
        | 0xd4
        | 0xd5
        | 0xe0
        | 0xfe07
        | 0xfe0f
        | 0xfe1d => (1, 1),
        0x5c | 0x5e | 0x64 | 0x8f..=0x99 | 0xd6..=0xdb | 0xfe01..=0xfe05 => (2, 1),
        0x9b..=0xa1 | 0xfe17 | 0xfe18 => (3, 0),
        _ => (0, 0),
    }
}
