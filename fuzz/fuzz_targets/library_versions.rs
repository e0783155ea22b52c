//! Versions: reading, comparing, raising. Order is total and raising goes up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use praya_discovery::libraries::{Scheme, Version};

const SCHEMES: [Scheme; 4] =
    [Scheme::Semver, Scheme::Python, Scheme::Distribution, Scheme::Upstream];

fuzz_target!(|pair: (&str, &str)| {
    for scheme in SCHEMES {
        let (Some(a), Some(b)) = (Version::parse(pair.0, scheme), Version::parse(pair.1, scheme))
        else {
            continue;
        };
        assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        assert_eq!(a.cmp(&a.clone()), std::cmp::Ordering::Equal);
        for keep in 1..4 {
            assert!(a.numbers().contains(&u64::MAX) || a.raised(keep) > a);
        }
    }
});
