//! Configuration of servers, clients and platforms.
//!
//! Each detector reads one program's files as that program does: only what is in force counts.
//! Comments, sections that nothing leads to and what is switched off are not reported; what a
//! file leaves to a default is unresolved, and says upon what it depends.

mod apache;
mod java_security;
mod nginx;
mod notes;
mod openssl;
mod sniff;
mod ssh;
pub mod syntax;
mod tls;

#[cfg(test)]
mod tests;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] =
    &[&nginx::Nginx, &apache::Apache, &ssh::Ssh, &openssl::OpenSsl, &java_security::JavaSecurity];
