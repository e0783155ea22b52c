//! The Docker daemon: `daemon.json`.

use super::means::Means;
use super::program::{Program, Syntax};

/// The daemon.
pub(crate) const DOCKER: Program = Program {
    id: "config/docker",
    kind: "Docker daemon configuration",
    name: "Docker",
    files: &["daemon.json"],
    telling: &[],
    syntax: Syntax::Json,
    prefixes: &[""],
    table: &[("tls", Means::Switch), ("tlsverify", Means::Switch), ("tlscert", Means::Present)],
};
