//! Manifests and lock files that are text: the first byte picks the name of the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use praya_discovery::detectors::dependency;
use praya_discovery::{Artefact, Report};

const NAMES: [&str; 48] = [
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "libs.versions.toml",
    "gradle.lockfile",
    "build.sbt",
    "package.json",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "requirements.txt",
    "pyproject.toml",
    "Pipfile",
    "Pipfile.lock",
    "setup.cfg",
    "setup.py",
    "Cargo.toml",
    "Cargo.lock",
    "poetry.lock",
    "go.mod",
    "go.sum",
    "a.csproj",
    "Directory.Packages.props",
    "packages.config",
    "a.nuspec",
    "packages.lock.json",
    "a.deps.json",
    "paket.lock",
    "Gemfile",
    "a.gemspec",
    "specifications/a.gemspec",
    "Gemfile.lock",
    "composer.json",
    "composer.lock",
    "Package.swift",
    "Package.resolved",
    "Podfile",
    "Podfile.lock",
    "conanfile.txt",
    "conanfile.py",
    "vcpkg.json",
    "CMakeLists.txt",
    "meson.build",
    "configure.ac",
    "mix.exs",
    "var/lib/dpkg/status",
    "lib/apk/db/installed",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let path = NAMES[usize::from(*first) % NAMES.len()];
    let artefact = Artefact { path, bytes };
    let mut report = Report::default();
    for detector in dependency::ALL.iter().filter(|detector| detector.wants(&artefact)) {
        detector.detect(&artefact, &mut report);
    }
});
