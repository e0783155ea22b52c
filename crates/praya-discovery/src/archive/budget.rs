//! How far archives are followed.

use std::{
    cell::Cell,
    io::{self, Read},
};

/// Bounds on what archives may unfold to. They hold for each file of a target, with everything
/// nested in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Archives within archives.
    pub depth: u32,
    /// Entries.
    pub entries: u64,
    /// Expanded bytes, whatever the size of the file.
    pub expanded: u64,
    /// Expanded bytes for each byte of the file.
    pub ratio: u64,
    /// Expanded bytes that any file may unfold to, however small it is.
    pub expanded_floor: u64,
    /// Bytes held in memory at once: nested archives that cannot be read as a stream, and
    /// executables.
    pub held: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 5,
            entries: 1_000_000,
            expanded: 32 << 30,
            ratio: 100,
            expanded_floor: 128 << 20,
            held: 256 << 20,
        }
    }
}

/// Why the rest of a file is not read now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It needs more than files that are read side by side may take: it is read again, alone.
    Deferred,
    /// It has used up a limit, which is named.
    Spent(String),
}

/// What a file has used up of its limits.
#[derive(Debug)]
pub(crate) struct Budget {
    pub(crate) limits: Limits,
    /// Whether reaching what is allowed here means that the file is read again with more.
    may_defer: bool,
    expanded_limit: u64,
    expanded: Cell<u64>,
    entries: Cell<u64>,
    held: Cell<u64>,
    spent: Cell<bool>,
}

/// What a file may hold in memory while others are read beside it.
pub(crate) const LIGHT_HELD: u64 = 16 << 20;
/// What a file may unfold to while others are read beside it.
const LIGHT_EXPANDED: u64 = 64 << 20;

impl Budget {
    /// For a file of a size that is read beside others.
    pub(crate) fn light(limits: Limits, size: u64) -> Self {
        let light = Limits { held: limits.held.min(LIGHT_HELD), ..limits };
        Self::with(light, LIGHT_EXPANDED.min(expandable(limits, size)), true)
    }

    /// For a file of a size that is read alone.
    pub(crate) fn whole(limits: Limits, size: u64) -> Self {
        Self::with(limits, expandable(limits, size), false)
    }

    /// The same, unused: for looking a file through before it is read.
    pub(crate) fn anew(&self) -> Self {
        Self::with(self.limits, self.expanded_limit, self.may_defer)
    }

    fn with(limits: Limits, expanded_limit: u64, may_defer: bool) -> Self {
        Self {
            limits,
            may_defer,
            expanded_limit,
            expanded: Cell::new(0),
            entries: Cell::new(0),
            held: Cell::new(0),
            spent: Cell::new(false),
        }
    }

    /// Counts an entry.
    pub(crate) fn entry(&self) -> Result<(), Stop> {
        self.entries.set(self.entries.get() + 1);
        if self.entries.get() > self.limits.entries {
            return Err(Stop::Spent(format!("holds more than {} entries", self.limits.entries)));
        }
        Ok(())
    }

    /// What may still be held in memory.
    pub(crate) fn holdable(&self) -> u64 {
        self.limits.held.saturating_sub(self.held.get())
    }

    /// Counts bytes as held until [`Budget::release`].
    pub(crate) fn hold(&self, bytes: u64) {
        self.held.set(self.held.get().saturating_add(bytes));
    }

    /// No longer held.
    pub(crate) fn release(&self, bytes: u64) {
        self.held.set(self.held.get().saturating_sub(bytes));
    }

    /// More would have to be held than is allowed: try again alone, or not at all.
    pub(crate) fn too_much_to_hold(&self) -> Result<(), Stop> {
        if self.may_defer { Err(Stop::Deferred) } else { Ok(()) }
    }

    /// Whether an error met in reading may come from the limits that hold here, and the file is
    /// worth reading again with more.
    pub(crate) fn may_defer(&self) -> bool {
        self.may_defer
    }

    /// To be asked after every read that failed: was it these limits?
    pub(crate) fn check(&self) -> Result<(), Stop> {
        if !self.spent.get() {
            return Ok(());
        }
        if self.may_defer {
            return Err(Stop::Deferred);
        }
        let limit = self.expanded_limit;
        Err(Stop::Spent(format!(
            "expands to more than {limit} bytes, as a decompression bomb does"
        )))
    }
}

/// What a file of a size may unfold to.
fn expandable(limits: Limits, size: u64) -> u64 {
    limits.expanded.min(size.saturating_mul(limits.ratio).max(limits.expanded_floor))
}

/// A reader whose bytes count against a budget, and which fails when that is used up.
pub(crate) struct Metered<'b, R> {
    pub(crate) inner: R,
    pub(crate) budget: &'b Budget,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let expanded = self.budget.expanded.get().saturating_add(read as u64);
        self.budget.expanded.set(expanded);
        if expanded > self.budget.expanded_limit {
            self.budget.spent.set(true);
            return Err(io::Error::other("expands too far"));
        }
        Ok(read)
    }
}
