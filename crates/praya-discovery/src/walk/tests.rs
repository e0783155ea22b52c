use std::{fs, os::unix::fs::symlink, path::Path};

use tempfile::TempDir;

use super::{Exclude, mounts::PseudoMounts, name::display};
use crate::{
    ScanOptions,
    detectors::labelled::check_area_by_scans,
    testing::{scan_path, scan_paths, text},
};

fn tree(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    root
}

fn scanned(root: &Path) -> String {
    text(&scan_path(root, &ScanOptions::default()))
}

#[test]
fn every_file_is_shown_whatever_git_ignores() {
    let root = tree(&[
        (".gitignore", "*.key\n"),
        ("a.key", "marker: A"),
        (".hidden/b", "marker: B"),
        ("node_modules/c.txt", "marker: C"),
        ("d.txt", "nothing"),
        ("e", ""),
        ("f.bin", "\0\0"),
    ]);
    insta::assert_snapshot!(scanned(root.path()), @"
    A in a.key
    B in .hidden/b
    C in node_modules/c.txt
    read marker: 3 of 27 bytes
    unsupported .bin: 1 of 2 bytes
    unsupported .gitignore: 1 of 6 bytes
    unsupported .txt: 1 of 7 bytes
    unsupported empty file: 1 of 0 bytes
    Read
    ");
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let files: Vec<(String, String)> =
        (0..300).map(|at| (format!("{}/{at}", at % 7), format!("marker: {at}"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let root = tree(&files);
    let with = |jobs| {
        text(&scan_path(root.path(), &ScanOptions { jobs: Some(jobs), ..ScanOptions::default() }))
    };
    assert_eq!(with(1), with(7));
    assert_eq!(with(1).matches("marker").count(), 1);
}

#[test]
fn symbolic_links_lead_nowhere_new() {
    let outside = tree(&[("secret", "marker: outside")]);
    let root = tree(&[("in/a", "marker: A"), ("in/deep/b", "marker: B")]);
    let at = |path: &str| root.path().join(path);
    symlink(outside.path().join("secret"), at("leads-out")).unwrap();
    symlink(outside.path(), at("folder-leads-out")).unwrap();
    symlink("in/a", at("stays-in")).unwrap();
    symlink("../..", at("in/deep/loop")).unwrap();
    symlink("loop-with-itself", at("loop-with-itself")).unwrap();
    symlink("nothing", at("dangling")).unwrap();
    insta::assert_snapshot!(scanned(root.path()), @"
    A in in/a
    B in in/deep/b
    read marker: 2 of 18 bytes
    skipped dangling (0): symbolic link to nothing
    skipped folder-leads-out (0): symbolic link that leads out of the target
    skipped leads-out (0): symbolic link that leads out of the target
    skipped loop-with-itself (0): symbolic link: Too many levels of symbolic links (os error 40)
    Read
    ");
}

#[test]
fn a_target_that_is_a_link_is_followed() {
    let root = tree(&[("real/a", "marker: A")]);
    symlink("real", root.path().join("link")).unwrap();
    insta::assert_snapshot!(scanned(&root.path().join("link")), @"
    A in a
    read marker: 1 of 9 bytes
    Read
    ");
}

#[test]
fn special_files_are_named_and_never_opened() {
    let root = tree(&[("a", "marker: A")]);
    let fifo = root.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("socket")).unwrap();
    symlink("/dev/zero", root.path().join("zero")).unwrap();
    insta::assert_snapshot!(scanned(root.path()), @"
    A in a
    read marker: 1 of 9 bytes
    skipped pipe (0): named pipe
    skipped socket (0): socket
    skipped zero (0): symbolic link that leads out of the target
    Read
    ");
    insta::assert_snapshot!(scanned(&fifo), @"
    skipped pipe (0): named pipe
    Empty
    ");
    insta::assert_snapshot!(scanned(Path::new("/dev/zero")), @"
    skipped zero (0): device
    Empty
    ");
}

#[test]
fn pseudo_file_systems_are_skipped() {
    insta::assert_snapshot!(scanned(Path::new("/proc")), @"
    skipped /proc (0): proc: a file system that the kernel makes up
    Empty
    ");
    insta::assert_snapshot!(scanned(Path::new("/proc/self")), @"
    skipped /proc/self (0): proc: a file system that the kernel makes up
    Empty
    ");
}

#[test]
fn mount_points_are_read_from_mountinfo() {
    let mounts = PseudoMounts::parse(
        b"22 27 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n\
          27 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
          40 27 0:33 / /a\\040b rw - proc proc rw\n\
          garbage\n- -\n",
    );
    let at = |path: &str| mounts.at(Path::new(path)).map(str::to_owned);
    assert_eq!(at("/sys").as_deref(), Some("sysfs"));
    assert_eq!(at("/a b").as_deref(), Some("proc"));
    assert_eq!(at("/"), None);
    assert_eq!(mounts.around(Path::new("/sys/kernel/x")), Some("sysfs"));
    assert_eq!(mounts.around(Path::new("/system")), None);
}

#[test]
fn git_object_stores_are_one_line() {
    let root = tree(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".git/refs/heads/main", "0"),
        (".git/objects/ab/cdef", "marker: hidden"),
        (".git/objects/pack/p.pack", "marker: hidden"),
        (".git/hooks/a", "marker: A"),
        ("objects/b", "marker: B"),
    ]);
    insta::assert_snapshot!(scanned(root.path()), @"
    A in .git/hooks/a
    B in objects/b
    read marker: 2 of 18 bytes
    unsupported text without a known ending: 2 of 22 bytes
    skipped .git/objects/ (28): git object store: history is not looked at
    Read
    ");
}

#[test]
fn excluded_is_counted_as_skipped() {
    let root = tree(&[
        ("src/test/a", "marker: A"),
        ("src/main/test/b", "marker: B"),
        ("lib/x.min.js", "marker: X"),
        ("vendor/one/c", "marker: C"),
        ("keep", "marker: keep"),
    ]);
    let exclude = Exclude::new(&["src/test/**", "*.min.js", "vendor/"]).unwrap();
    let output = scan_path(root.path(), &ScanOptions { exclude, ..ScanOptions::default() });
    insta::assert_snapshot!(text(&output), @"
    B in src/main/test/b
    keep in keep
    read marker: 2 of 21 bytes
    skipped lib/x.min.js (9): excluded by the person who ran the scan
    skipped src/test/a (9): excluded by the person who ran the scan
    skipped vendor (9): excluded by the person who ran the scan
    Read
    ");
    let error = Exclude::new(&["a[", "b"]).unwrap_err();
    insta::assert_snapshot!(error, @"cannot read the pattern 'a[': unclosed character class; missing ']'");
}

#[test]
fn files_above_the_limit_are_skipped_unless_executable() {
    let root = tree(&[("large", "marker: large"), ("small", "marker:")]);
    let sparse = fs::File::create(root.path().join("sparse")).unwrap();
    sparse.set_len(10 << 30).unwrap();
    fs::write(root.path().join("program"), [b"\x7FELF".as_slice(), &[1; 60]].concat()).unwrap();
    let options = ScanOptions { max_file_size: 8, ..ScanOptions::default() };
    insta::assert_snapshot!(text(&scan_path(root.path(), &options)), @"
    unsupported text without a known ending: 2 of 71 bytes
    skipped large (13): larger than the limit of 8 bytes
    skipped sparse (10737418240): larger than the limit of 8 bytes
    Unsupported
    ");
}

#[test]
fn large_files_are_read_in_groups() {
    let root = tree(&[("z", "marker: Z")]);
    for name in ["a", "b", "c"] {
        let mut content = format!("marker: {name}\n").into_bytes();
        content.resize(50 << 20, b' ');
        fs::write(root.path().join(name), content).unwrap();
    }
    insta::assert_snapshot!(scanned(root.path()), @"
    Z in z
    a in a
    b in b
    c in c
    read marker: 4 of 157286409 bytes
    Read
    ");
}

#[test]
fn names_stay_one_to_one() {
    assert_eq!(display("清單.pem".as_bytes()), "清單.pem");
    assert_eq!(display(b"a\xFFb"), "a\\xFFb");
    assert_eq!(display(b"a\\xFFb"), "a\\x5CxFFb");
    assert_eq!(display(b"a\\x2db\\n"), "a\\x2db\\n");
    assert_eq!(display(b"evil\x1B[2J\n"), "evil\\x1B[2J\\x0A");
    assert_eq!(display("\u{9b}".as_bytes()), "\\xC2\\x9B");
    assert_eq!(display(b"\\x5C"), "\\x5Cx5C");
}

#[test]
fn invalid_names_are_read_and_shown() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = tree(&[]);
    let name = std::ffi::OsStr::from_bytes(b"k\xE9y\n");
    fs::write(root.path().join(name), "marker: A").unwrap();
    insta::assert_snapshot!(scanned(root.path()), @r"
    A in k\xE9y\x0A
    read marker: 1 of 9 bytes
    Read
    ");
}

#[test]
fn folders_nested_thousands_deep_are_read() {
    let root = tree(&[]);
    // Two chains, one put under the other: no path this long can be given to the system at once.
    let chain = "d/".repeat(1030);
    let (upper, lower) = (root.path().join("upper"), root.path().join("lower"));
    fs::create_dir_all(upper.join(&chain)).unwrap();
    fs::create_dir_all(lower.join(&chain)).unwrap();
    fs::create_dir(lower.join("readable")).unwrap();
    fs::write(lower.join("readable/a"), "marker: A").unwrap();
    let deep = upper.join(&chain).join("lower");
    fs::rename(&lower, &deep).unwrap();
    let output = scan_path(root.path(), &ScanOptions::default());
    fs::rename(&deep, &lower).unwrap();
    assert_eq!(output.sightings.len(), 1);
    let unreadable = &output.coverage.unreadable;
    assert_eq!(unreadable.len(), 1, "{unreadable:?}");
}

#[test]
fn a_target_that_cannot_be_read_is_not_clean() {
    let root = tree(&[("empty/x/y", ""), ("pictures/a.png", "\u{89}PNG\0")]);
    fs::remove_file(root.path().join("empty/x/y")).unwrap();
    let at = |path: &str| scanned(&root.path().join(path));
    insta::assert_snapshot!(at("missing").replace(root.path().to_str().unwrap(), "ROOT"), @"
    unreadable ROOT/missing (0): could not be opened: there is no such file or folder
    Unreadable
    ");
    insta::assert_snapshot!(at("empty"), @"Empty");
    insta::assert_snapshot!(at("pictures"), @"
    unsupported .png: 1 of 6 bytes
    Unsupported
    ");
}

#[test]
fn several_targets_keep_their_names() {
    let root = tree(&[("one/a", "marker: A"), ("two/a", "marker: B")]);
    let (one, two) = (root.path().join("one"), root.path().join("two/a"));
    let output = scan_paths(&[&one, &two], &ScanOptions::default());
    insta::assert_snapshot!(text(&output).replace(root.path().to_str().unwrap(), "ROOT"), @"
    A in ROOT/one/a
    B in ROOT/two/a
    read marker: 2 of 18 bytes
    Read
    Read
    ");
}

#[test]
fn a_detector_that_panics_loses_nothing_else() {
    let root = tree(&[("a", "panic"), ("b", "marker: B")]);
    insta::assert_snapshot!(scanned(root.path()), @"
    B in b
    read fault: 1 of 5 bytes
    read marker: 1 of 9 bytes
    unreadable a (5): the detector test/faulty failed on it
    Read
    ");
}

#[test]
fn the_labelled_corpus() {
    check_area_by_scans("coverage");
}
