use super::ALL;
use crate::detectors::labelled::check_area;

#[test]
fn corpus() {
    check_area("dependency", ALL);
}
