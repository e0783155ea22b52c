//! Instructions: how long they are, where they may lead, and how they move the stack.

use super::super::follow::Flow;
use super::reader::Reader;

/// Switches with more cases than this are left to their default.
const MOST_CASES: u32 = 4096;

/// Reads how the instruction at `pc` goes on; `None` where the code is malformed.
pub(super) fn flow(code: &[u8], pc: usize) -> Option<Flow> {
    let mut reader = Reader::new(code.get(pc..)?);
    let opcode = reader.u8()?;
    let mut flow = Flow { next: pc + length(opcode), ..Flow::default() };
    match opcode {
        // Conditional jumps, goto, jsr.
        153..=168 | 198 | 199 => {
            let offset = i64::from(reader.u16()?.cast_signed());
            flow.targets.push(jump(pc, offset)?);
            flow.ends = matches!(opcode, 167 | 168);
        }
        // goto_w, jsr_w.
        200 | 201 => {
            flow.targets.push(jump(pc, i64::from(reader.i32()?))?);
            flow.ends = true;
        }
        170 | 171 => return switch(code, pc, opcode),
        // ret, the returns, athrow.
        169 | 172..=177 | 191 => flow.ends = true,
        // wide: iinc has two operands of two bytes, the others one.
        196 => {
            let widened = reader.u8()?;
            flow.next = pc + if widened == 132 { 6 } else { 4 };
            flow.ends = widened == 169;
        }
        202.. => return None,
        _ => {}
    }
    Some(flow)
}

fn jump(pc: usize, offset: i64) -> Option<usize> {
    usize::try_from(i64::try_from(pc).ok()? + offset).ok()
}

/// tableswitch and lookupswitch.
fn switch(code: &[u8], pc: usize, opcode: u8) -> Option<Flow> {
    let operands = (pc / 4 + 1) * 4;
    let mut reader = Reader::new(code.get(operands..)?);
    let mut targets = vec![jump(pc, i64::from(reader.i32()?))?];
    let (cases, size) = if opcode == 170 {
        let low = i64::from(reader.i32()?);
        let high = i64::from(reader.i32()?);
        (u32::try_from(high - low + 1).ok()?, 4)
    } else {
        (reader.u32()?, 8)
    };
    if usize::try_from(cases).ok()? > code.len() {
        return None;
    }
    for _ in 0..cases.min(MOST_CASES) {
        if opcode == 171 {
            reader.i32()?;
        }
        targets.push(jump(pc, i64::from(reader.i32()?))?);
    }
    targets.sort_unstable();
    targets.dedup();
    let header = if opcode == 170 { 12 } else { 8 };
    let next = operands + header + usize::try_from(cases).ok()? * size;
    Some(Flow { next, targets, ends: true })
}

/// Bytes that an instruction takes; those of variable length are read elsewhere.
fn length(opcode: u8) -> usize {
    match opcode {
        16 | 18 | 21..=25 | 54..=58 | 169 | 188 => 2,
        17 | 19 | 20 | 132 | 153..=168 | 178..=184 | 187 | 189 | 192 | 193 | 198 | 199 => 3,
        197 => 4,
        185 | 186 | 200 | 201 => 5,
        _ => 1,
    }
}

/// Slots that an instruction takes from the stack and puts there, for those of which nothing more
/// matters. Longs and doubles take two.
pub(super) fn stack_effect(opcode: u8) -> (usize, usize) {
    match opcode {
        // Array loads.
        46 | 48 | 50..=53 => (2, 1),
        47 | 49 => (2, 2),
        // Array stores.
        79 | 81 | 83..=86 => (3, 0),
        80 | 82 => (4, 0),
        // Arithmetic on ints and floats, then on longs and doubles.
        96 | 98 | 100 | 102 | 104 | 106 | 108 | 110 | 112 | 114 | 126 | 128 | 130 => (2, 1),
        97 | 99 | 101 | 103 | 105 | 107 | 109 | 111 | 113 | 115 | 127 | 129 | 131 => (4, 2),
        116 | 118 => (1, 1),
        117 | 119 => (2, 2),
        120 | 122 | 124 => (2, 1),
        121 | 123 | 125 => (3, 2),
        // Conversions.
        133 | 135 | 140 | 141 => (1, 2),
        134 | 139 | 145..=147 => (1, 1),
        136 | 137 | 142 | 144 => (2, 1),
        138 | 143 => (2, 2),
        // Comparisons.
        148 | 151 | 152 => (4, 1),
        149 | 150 => (2, 1),
        // Conditional jumps and switches, returns, monitors.
        153..=158 | 170..=172 | 174 | 176 | 191 | 194 | 195 | 198 | 199 => (1, 0),
        159..=166 | 173 | 175 => (2, 0),
        168 | 201 => (0, 1),
        // newarray, arraylength, instanceof.
        188 | 190 | 193 => (1, 1),
        _ => (0, 0),
    }
}
