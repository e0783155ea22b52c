//! YAML, with and without templates in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use praya_discovery::detectors::config::syntax;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        syntax::yaml::read(&syntax::template::plain(text));
    }
    praya_fuzz::wanted(&["a.yaml", "mongod.conf", "elasticsearch.yml", "application.yml"], bytes);
});
