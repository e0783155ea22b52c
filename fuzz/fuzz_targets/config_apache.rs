//! Sections in angle brackets: httpd, ProFTPD.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| praya_fuzz::wanted(&["httpd.conf", "proftpd.conf"], bytes));
