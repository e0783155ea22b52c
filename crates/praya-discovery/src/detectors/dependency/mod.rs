//! Manifests and lock files, and what package managers say is installed.

mod apk;
mod bun;
mod cargo_manifest;
mod cocoapods;
mod composer;
mod conan;
mod declared;
mod dpkg;
mod gem;
mod go_mod;
mod gradle;
mod gradle_catalog;
mod gradle_lock;
mod maven;
mod mix;
mod native_build;
mod npm;
mod npm_lock;
mod nuget;
mod nuget_lock;
mod paragraphs;
mod pipfile_lock;
mod pnpm;
mod pyproject;
mod python_installed;
mod requirement;
mod requirements;
mod rpm;
mod sbt;
mod script;
mod setup_cfg;
mod swift;
#[cfg(test)]
mod tests;
mod toml_lock;
mod vcpkg;
mod yarn;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[
    &maven::Maven,
    &gradle::Gradle,
    &gradle_catalog::GradleCatalog,
    &gradle_lock::GradleLock,
    &sbt::Sbt,
    &npm::Npm,
    &npm_lock::NpmLock,
    &yarn::Yarn,
    &pnpm::Pnpm,
    &bun::Bun,
    &requirements::Requirements,
    &pyproject::Pyproject,
    &pipfile_lock::PipfileLock,
    &setup_cfg::SetupCfg,
    &toml_lock::TomlLock,
    &go_mod::GoMod,
    &go_mod::GoSum,
    &cargo_manifest::CargoManifest,
    &nuget::Nuget,
    &nuget_lock::NugetLock,
    &nuget_lock::Paket,
    &gem::Gem,
    &gem::GemLock,
    &composer::Composer,
    &swift::Swift,
    &cocoapods::CocoaPods,
    &conan::Conan,
    &vcpkg::Vcpkg,
    &native_build::NativeBuild,
    &mix::Mix,
    &dpkg::Dpkg,
    &apk::Apk,
    &rpm::Rpm,
    &python_installed::PythonInstalled,
];
