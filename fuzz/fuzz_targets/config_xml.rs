//! XML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use praya_discovery::detectors::config::syntax;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        syntax::xml::read(text);
    }
    praya_fuzz::wanted(&["server.xml", "web.config"], bytes);
});
