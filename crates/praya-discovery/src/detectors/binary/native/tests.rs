use super::constants::constants;
#[test]
fn data_parses() {
    for constant in constants().unwrap() {
        assert!(!constant.patterns().is_empty(), "{}", constant.name);
        for p in constant.patterns() {
            assert!(p.len() >= 16, "{}", constant.name);
        }
    }
}
