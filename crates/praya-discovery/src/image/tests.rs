use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use super::{
    manifest,
    merge::{Item, Kind, merge},
};
use crate::{
    ScanOptions, ScanOutput, Silent, Target,
    detectors::labelled::check_area_by_scans,
    scan,
    testing::{scan_path, text},
};

/// An entry of a layer: a file, or where the name begins so, `-> ` a link, `= ` a hard link,
/// `/` at the end a folder.
type Layer<'a> = &'a [(&'a str, &'a str)];

fn layer(entries: Layer<'_>) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_mode(0o755);
        let link = [("-> ", tar::EntryType::Symlink), ("= ", tar::EntryType::Link)]
            .into_iter()
            .find_map(|(mark, kind)| Some((content.strip_prefix(mark)?, kind)));
        if let Some((to, kind)) = link {
            header.set_entry_type(kind);
            header.set_size(0);
            builder.append_link(&mut header, name, to).unwrap();
        } else if name.ends_with('/') {
            header.set_entry_type(tar::EntryType::Directory);
            header.set_size(0);
            builder.append_data(&mut header, name, std::io::empty()).unwrap();
        } else {
            header.set_size(content.len() as u64);
            builder.append_data(&mut header, name, content.as_bytes()).unwrap();
        }
    }
    builder.into_inner().unwrap()
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn zstd(data: &[u8]) -> Vec<u8> {
    use ruzstd::encoding::{CompressionLevel::Fastest, compress_to_vec};
    compress_to_vec(data, Fastest)
}

/// Files of an image, outer ones.
#[derive(Default)]
struct Outer(Vec<(String, Vec<u8>)>);

impl Outer {
    fn add(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.push((name.into(), bytes.into()));
    }

    /// Adds a blob; its digest is made up from its number.
    fn blob(&mut self, bytes: impl Into<Vec<u8>>) -> String {
        let hex = format!("{:064x}", self.0.len() + 0xabc0);
        self.add(format!("blobs/sha256/{hex}"), bytes);
        format!("sha256:{hex}")
    }

    fn tar(&self) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, bytes) in &self.0 {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn write_to(&self, root: &Path) {
        for (name, bytes) in &self.0 {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// An image as OCI lays it out; gives the digest of its manifest.
    fn oci_image(&mut self, layers: &[Vec<u8>], platform: &str) -> String {
        let (os, architecture) = platform.split_once('/').unwrap();
        let config = format!(
            r#"{{"architecture":"{architecture}","os":"{os}","config":{{"Env":["PATH=/bin"]}}}}"#
        );
        let config = self.blob(config);
        let layers: Vec<String> = layers.iter().map(|layer| self.blob(layer.clone())).collect();
        let layers: Vec<String> =
            layers.iter().map(|digest| format!(r#"{{"digest":"{digest}"}}"#)).collect();
        let layers = layers.join(",");
        self.blob(format!(r#"{{"config":{{"digest":"{config}"}},"layers":[{layers}]}}"#))
    }

    fn oci_index(&mut self, manifests: &str) {
        self.add("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#);
        self.add("index.json", format!(r#"{{"schemaVersion":2,"manifests":[{manifests}]}}"#));
    }
}

/// As `docker save` wrote it before version 25.
fn saved(layers: &[Vec<u8>]) -> Outer {
    let mut outer = Outer::default();
    let mut names = Vec::new();
    for (at, layer) in layers.iter().enumerate() {
        let name = format!("{at:064x}/layer.tar");
        outer.add(format!("{at:064x}/VERSION"), "1.0");
        outer.add(&name, layer.clone());
        names.push(format!("{name:?}"));
    }
    let ids: Vec<String> = (0..layers.len()).map(|at| format!("\"sha256:d{at}\"")).collect();
    outer.add(
        "c.json",
        format!(
            r#"{{"architecture":"amd64","os":"linux","rootfs":{{"diff_ids":[{}]}}}}"#,
            ids.join(",")
        ),
    );
    outer.add(
        "manifest.json",
        format!(
            r#"[{{"Config":"c.json","RepoTags":["bank/app:1.0"],"Layers":[{}]}}]"#,
            names.join(",")
        ),
    );
    outer
}

fn scanned(name: &str, bytes: &[u8]) -> ScanOutput {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join(name);
    fs::write(&path, bytes).unwrap();
    scan_path(&path, &ScanOptions::default())
}

/// Where what was found, behind the image's name.
fn found(output: &ScanOutput) -> Vec<String> {
    let seen = text(output);
    let lines = seen.lines().filter(|line| line.contains(" in "));
    let mut found: Vec<String> = lines
        .map(|line| {
            let (what, path) = line.split_once(" in ").unwrap();
            let path = path.split_once("!/").map_or(path, |(_, path)| path);
            let path = path.split_once("!/").map_or(path, |(_, path)| path);
            format!("{what} in {path}")
        })
        .collect();
    found.sort();
    found
}

fn layers_of(output: &ScanOutput) -> String {
    let mut lines = Vec::new();
    for image in &output.coverage.images {
        lines.push(format!("{} {:?}", image.path, image.platform));
        for layer in &image.layers {
            let digest: String = layer.digest.chars().take(20).collect();
            let (files, bytes) = (layer.files, layer.bytes);
            lines.push(format!("  {digest}: {files} of {bytes} bytes, {:?}", layer.found_in));
        }
    }
    lines.join("\n")
}

const BASE: Layer<'_> = &[
    ("etc/", ""),
    ("etc/kept", "marker: kept"),
    ("etc/changed", "marker: first version"),
    ("etc/deleted", "marker: deleted"),
    ("opt/app/old", "marker: old"),
    ("opt/app/deep/old", "marker: deep old"),
    ("var/gone/a", "marker: gone A"),
    ("var/gone/b", "marker: gone B"),
    ("var/file/x", "marker: under a folder"),
    ("lib/a", "marker: library"),
    ("lib/b", "= lib/a"),
    ("lib/c", "-> a"),
];
const CHANGES: Layer<'_> = &[
    ("etc/changed", "marker: second version"),
    ("etc/.wh.deleted", ""),
    ("opt/app/.wh..wh..opq", ""),
    ("opt/app/new", "marker: new"),
    ("var/.wh.gone", ""),
    ("var/file", "marker: now a file"),
    ("lib/a", "marker: newer library"),
];
const LAST: Layer<'_> =
    &[("etc/deleted", "marker: back again"), ("lib/d", "= lib/b"), ("./x/.wh.nothing", "")];

#[test]
fn docker_save_is_read_layer_by_layer() {
    let output = scanned("app.tar", &saved(&[layer(BASE), layer(CHANGES), layer(LAST)]).tar());
    insta::assert_snapshot!(text(&output), @"
    back again in app.tar!/bank/app:1.0!/etc/deleted
    kept in app.tar!/bank/app:1.0!/etc/kept
    library in app.tar!/bank/app:1.0!/lib/b
    library in app.tar!/bank/app:1.0!/lib/d
    new in app.tar!/bank/app:1.0!/opt/app/new
    newer library in app.tar!/bank/app:1.0!/lib/a
    now a file in app.tar!/bank/app:1.0!/var/file
    second version in app.tar!/bank/app:1.0!/etc/changed
    read marker: 8 of 132 bytes
    opened container image: 1
    unsupported .json: 1 of 97 bytes
    skipped app.tar!/bank/app:1.0 (58): replaced by a later layer: 3 file(s) of earlier ones
    skipped app.tar!/bank/app:1.0!/etc/deleted (15): deleted by a later layer: 1 file(s) of earlier ones
    skipped app.tar!/bank/app:1.0!/opt/app (27): deleted by a later layer: 2 file(s) of earlier ones
    skipped app.tar!/bank/app:1.0!/var/gone (28): deleted by a later layer: 2 file(s) of earlier ones
    Read
    ");
    insta::assert_snapshot!(layers_of(&output), @r#"
    app.tar!/bank/app:1.0 Some("linux/amd64")
      sha256:d0: 3 of 42 bytes, ["etc/kept", "lib/b", "lib/d"]
      sha256:d1: 4 of 72 bytes, ["etc/changed", "lib/a", "opt/app/new", "var/file"]
      sha256:d2: 1 of 18 bytes, ["etc/deleted"]
    "#);
}

#[test]
fn compression_and_layout_make_no_difference() {
    let plain = [layer(BASE), layer(CHANGES), layer(LAST)];
    let packed = [gzip(&plain[0]), zstd(&plain[1]), plain[2].clone()];
    let expected = found(&scanned("app.tar", &saved(&plain).tar()));
    assert_eq!(found(&scanned("app.tar", &saved(&packed).tar())), expected);
    assert_eq!(found(&scanned("app.tar.gz", &gzip(&saved(&plain).tar()))), expected);

    let mut laid_out = Outer::default();
    let manifest = laid_out.oci_image(&packed, "linux/arm64");
    laid_out.oci_index(&format!(
        r#"{{"digest":"{manifest}","annotations":{{"io.containerd.image.name":"bank/app:1.0"}}}}"#
    ));
    assert_eq!(found(&scanned("app.tar", &laid_out.tar())), expected);
    assert_eq!(found(&scanned("app.tgz", &gzip(&laid_out.tar()))), expected);
    let root = tempfile::tempdir().unwrap();
    laid_out.write_to(root.path());
    let output = scan_path(root.path(), &ScanOptions::default());
    assert_eq!(found(&output), expected);
    assert_eq!(output.coverage.images.len(), 1);
}

/// Lays layers over each other on disk, by the rules of the specification and with none of the
/// code that is tested.
fn unpack(layers: &[Layer<'_>], root: &Path) {
    let remove = |path: &PathBuf| {
        let _ = fs::remove_file(path);
        let _ = fs::remove_dir_all(path);
    };
    for layer in layers {
        for (name, _) in *layer {
            let path = root.join(name);
            let (folder, name) = (path.parent().unwrap(), path.file_name().unwrap());
            match name.to_str().unwrap() {
                ".wh..wh..opq" => remove(&folder.to_owned()),
                name => drop(name.strip_prefix(".wh.").map(|name| remove(&folder.join(name)))),
            }
        }
        for (name, content) in layer.iter().filter(|(name, _)| !name.contains(".wh.")) {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if !name.ends_with('/') {
                remove(&path);
            }
            if let Some(to) = content.strip_prefix("-> ") {
                std::os::unix::fs::symlink(to, &path).unwrap();
            } else if let Some(to) = content.strip_prefix("= ") {
                fs::hard_link(root.join(to), &path).unwrap();
            } else if name.ends_with('/') {
                fs::create_dir_all(&path).unwrap();
            } else {
                fs::write(&path, content).unwrap();
            }
        }
    }
}

#[test]
fn an_image_and_its_unpacked_root_give_the_same() {
    let layers = [BASE, CHANGES, LAST];
    let root = tempfile::tempdir().unwrap();
    unpack(&layers, root.path());
    let unpacked = scan_path(root.path(), &ScanOptions::default());
    let image = saved(&layers.map(layer)).tar();
    assert_eq!(found(&scanned("app.tar", &image)), found(&unpacked));
    insta::assert_snapshot!(found(&unpacked).join("\n"), @"
    back again in etc/deleted
    kept in etc/kept
    library in lib/b
    library in lib/d
    new in opt/app/new
    newer library in lib/a
    now a file in var/file
    second version in etc/changed
    ");
}

#[test]
fn every_platform_of_an_index_is_read() {
    let mut outer = Outer::default();
    let one = outer.oci_image(&[gzip(&layer(&[("a", "marker: amd64")]))], "linux/amd64");
    let two = outer.oci_image(&[gzip(&layer(&[("a", "marker: arm64")]))], "linux/arm64");
    let config = outer.blob("{}");
    let proof = outer.blob(r#"{"predicateType":"provenance"}"#);
    let attestation = outer.blob(format!(
        r#"{{"config":{{"digest":"{config}"}},"layers":[{{"digest":"{proof}",
        "mediaType":"application/vnd.in-toto+json"}}]}}"#
    ));
    let platform = |digest: &str, os: &str, architecture: &str| {
        format!(
            r#"{{"digest":"{digest}","platform":{{"os":"{os}","architecture":"{architecture}"}}}}"#
        )
    };
    let absent = format!("sha256:{:064x}", 1);
    let index = outer.blob(format!(
        r#"{{"manifests":[{},{},{},{}]}}"#,
        platform(&one, "linux", "amd64"),
        platform(&two, "linux", "arm64"),
        platform(&absent, "linux", "s390x"),
        platform(&attestation, "unknown", "unknown"),
    ));
    outer.oci_index(&format!(
        r#"{{"digest":"{index}","annotations":{{"org.opencontainers.image.ref.name":"app"}}}}"#
    ));
    let output = scanned("app.tar", &outer.tar());
    insta::assert_snapshot!(text(&output), @"
    amd64 in app.tar!/app@linux/amd64!/a
    arm64 in app.tar!/app@linux/arm64!/a
    read marker: 2 of 26 bytes
    opened container image: 2
    unsupported text without a known ending: 2 of 136 bytes
    skipped app.tar!/app for linux/s390x (0): named by the image's index, and not part of this file
    skipped app.tar!/app for unknown/unknown (0): not an image: it has no file system layers
    Read
    ");
    insta::assert_snapshot!(layers_of(&output), @r#"
    app.tar!/app@linux/amd64 Some("linux/amd64")
      blobs/sha256/0000000: 1 of 13 bytes, ["a"]
    app.tar!/app@linux/arm64 Some("linux/arm64")
      blobs/sha256/0000000: 1 of 13 bytes, ["a"]
    "#);
}

#[test]
fn equal_layers_may_be_links() {
    let mut builder = tar::Builder::new(Vec::new());
    let outer = saved(&[layer(&[("a", "marker: A")]), layer(&[("b", "marker: B")])]);
    for (name, bytes) in &outer.0 {
        let mut header = tar::Header::new_gnu();
        if name.starts_with("0") && name.ends_with("1/layer.tar") {
            header.set_entry_type(tar::EntryType::Symlink);
            header.set_size(0);
            let to = format!("../{:064x}/layer.tar", 0);
            builder.append_link(&mut header, name, to).unwrap();
        } else {
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
        }
    }
    let output = scanned("app.tar", &builder.into_inner().unwrap());
    insta::assert_snapshot!(text(&output), @"
    A in app.tar!/bank/app:1.0!/a
    read marker: 1 of 9 bytes
    opened container image: 1
    unsupported .json: 1 of 85 bytes
    skipped app.tar!/bank/app:1.0 (9): replaced by a later layer: 1 file(s) of earlier ones
    Read
    ");
}

#[test]
fn an_image_within_an_archive_is_an_image() {
    let image = saved(&[layer(BASE), layer(CHANGES)]).tar();
    let outer = layer(&[("readme", "marker: readme")]);
    let mut builder = tar::Builder::new(outer);
    builder.get_mut().truncate(1024);
    let mut header = tar::Header::new_gnu();
    header.set_size(image.len() as u64);
    builder.append_data(&mut header, "images/app.tar", image.as_slice()).unwrap();
    let packed = gzip(&image);
    header.set_size(packed.len() as u64);
    builder.append_data(&mut header, "images/app.tgz", packed.as_slice()).unwrap();
    let output = scanned("all.tar.gz", &gzip(&builder.into_inner().unwrap()));
    insta::assert_snapshot!(text(&output), @"
    kept in all.tar.gz!/images/app.tar!/bank/app:1.0!/etc/kept
    kept in all.tar.gz!/images/app.tgz!/bank/app:1.0!/etc/kept
    library in all.tar.gz!/images/app.tar!/bank/app:1.0!/lib/b
    library in all.tar.gz!/images/app.tgz!/bank/app:1.0!/lib/b
    new in all.tar.gz!/images/app.tar!/bank/app:1.0!/opt/app/new
    new in all.tar.gz!/images/app.tgz!/bank/app:1.0!/opt/app/new
    newer library in all.tar.gz!/images/app.tar!/bank/app:1.0!/lib/a
    newer library in all.tar.gz!/images/app.tgz!/bank/app:1.0!/lib/a
    now a file in all.tar.gz!/images/app.tar!/bank/app:1.0!/var/file
    now a file in all.tar.gz!/images/app.tgz!/bank/app:1.0!/var/file
    readme in all.tar.gz!/readme
    second version in all.tar.gz!/images/app.tar!/bank/app:1.0!/etc/changed
    second version in all.tar.gz!/images/app.tgz!/bank/app:1.0!/etc/changed
    read marker: 13 of 212 bytes
    opened TAR archive: 1
    opened container image: 2
    opened gzip file: 2
    unsupported .json: 2 of 170 bytes
    skipped all.tar.gz!/images/app.tar!/bank/app:1.0 (58): replaced by a later layer: 3 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tar!/bank/app:1.0!/etc/deleted (15): deleted by a later layer: 1 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tar!/bank/app:1.0!/opt/app (27): deleted by a later layer: 2 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tar!/bank/app:1.0!/var/gone (28): deleted by a later layer: 2 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tgz!/bank/app:1.0 (58): replaced by a later layer: 3 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tgz!/bank/app:1.0!/etc/deleted (15): deleted by a later layer: 1 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tgz!/bank/app:1.0!/opt/app (27): deleted by a later layer: 2 file(s) of earlier ones
    skipped all.tar.gz!/images/app.tgz!/bank/app:1.0!/var/gone (28): deleted by a later layer: 2 file(s) of earlier ones
    Read
    ");
}

#[test]
fn what_an_image_lacks_is_said() {
    let mut outer = saved(&[layer(&[("a", "marker: A")]), layer(&[("b", "marker: B")])]);
    outer.0.retain(|(name, _)| !name.ends_with("1/layer.tar"));
    insta::assert_snapshot!(text(&scanned("lacks.tar", &outer.tar())), @"
    A in lacks.tar!/bank/app:1.0!/a
    read marker: 1 of 9 bytes
    opened container image: 1
    unsupported .json: 1 of 85 bytes
    unreadable lacks.tar!/0000000000000000000000000000000000000000000000000000000000000001/layer.tar (0): a layer that this file does not hold
    Read
    ");
    let mut outer = saved(&[gzip(&layer(BASE))]);
    let bytes = &mut outer.0[1].1;
    bytes.truncate(bytes.len() / 2);
    insta::assert_snapshot!(text(&scanned("cut-layer.tar", &outer.tar())), @"
    opened container image: 1
    unsupported .json: 1 of 73 bytes
    unreadable cut-layer.tar!/0000000000000000000000000000000000000000000000000000000000000000/layer.tar (0): cut short: it ends before it should
    Unreadable
    ");
    let whole = saved(&[layer(&[("a", "marker: A")]), layer(BASE)]).tar();
    insta::assert_snapshot!(text(&scanned("cut.tar", &whole[..9000])), @"
    A in cut.tar!/0000000000000000000000000000000000000000000000000000000000000000/layer.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 2
    unsupported text without a known ending: 2 of 6 bytes
    unreadable cut.tar (0): cut short: it ends before it should
    unreadable cut.tar!/0000000000000000000000000000000000000000000000000000000000000001/layer.tar (11776): cut short: it ends before it should
    Read
    ");
}

#[test]
fn what_only_looks_like_an_image_is_an_archive() {
    let mut outer = Outer::default();
    outer.add("manifest.json", r#"{"name":"a web application"}"#);
    outer.add("index.json", r#"{"manifests":[]}"#);
    outer.add("a", "marker: A");
    insta::assert_snapshot!(text(&scanned("web.tar", &outer.tar())), @"
    A in web.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unsupported .json: 2 of 44 bytes
    Read
    ");
    let root = tempfile::tempdir().unwrap();
    let mut broken = Outer::default();
    broken.blob("marker: hidden");
    broken.add("oci-layout", "{}");
    broken.add("index.json", "{");
    broken.write_to(&root.path().join("layout"));
    insta::assert_snapshot!(text(&scan_path(root.path(), &ScanOptions::default())), @"
    unsupported .json: 1 of 1 bytes
    unsupported text without a known ending: 1 of 2 bytes
    unreadable layout (14): container image: its index cannot be read
    Unreadable
    ");
}

#[test]
fn hostile_manifests_lead_nowhere() {
    let read = |index: &str, blobs: &[(&str, &str)]| {
        let mut files = manifest::Files::default();
        files.insert("oci-layout".to_owned(), b"{}".to_vec());
        files.insert("index.json".to_owned(), index.into());
        for (name, content) in blobs {
            files.insert((*name).to_owned(), content.as_bytes().to_vec());
        }
        manifest::read(&files)
    };
    let own = r#"{"manifests":[{"digest":"sha256:aa"},{"digest":"sha256:aa"}]}"#;
    let images = read(own, &[("blobs/sha256/aa", own)]).unwrap();
    assert!(images.images.is_empty());
    assert!(images.broken.len() > 1, "an index that holds itself is followed a few steps");
    let many =
        format!(r#"{{"manifests":[{}]}}"#, vec![r#"{"digest":"sha256:aa"}"#; 5000].join(","));
    assert!(read(&many, &[("blobs/sha256/aa", &many)]).unwrap().broken.len() < 1000);
    let up = r#"{"manifests":[{"digest":"sha256:../../etc/passwd"}]}"#;
    assert!(read(up, &[]).unwrap().images.is_empty());
    assert_eq!(read("[]", &[]), None);
    assert_eq!(read(&"[".repeat(100_000), &[]), None);
}

fn items(paths: &[(&str, Kind)]) -> Vec<Item> {
    let item =
        |(path, kind): &(&str, Kind)| Item { path: (*path).into(), kind: kind.clone(), size: 1 };
    paths.iter().map(item).collect()
}

fn seen(layers: &[Vec<Item>]) -> String {
    let layers: Vec<&[Item]> = layers.iter().map(Vec::as_slice).collect();
    let merged = merge(&layers);
    let shown = merged.shown.iter().map(|((layer, _), names)| format!("{layer}: {names:?}"));
    let deleted = merged.deleted.iter().map(|(by, count)| format!("-{by}: {}", count.files));
    let broken = merged.broken.iter().map(|path| format!("broken {path}"));
    shown.chain(deleted).chain(broken).collect::<Vec<_>>().join("\n")
}

#[test]
fn layers_hide_what_lies_below() {
    use Kind::{File, Folder, HardLink, Other};
    let below = items(&[("a/b/c", File), ("a/d", File), ("e", File), ("f/g", File)]);
    let link = || HardLink("h".to_owned());
    let cases = [
        ("a file over a folder", items(&[("a", File)])),
        ("a link over a folder", items(&[("a", Other)])),
        ("a folder over a folder", items(&[("a", Folder)])),
        ("a folder over a file", items(&[("e/x", File)])),
        ("a whiteout of a folder", items(&[("a/.wh.b", File)])),
        ("an opaque root", items(&[(".wh..wh..opq", File), ("new", File)])),
        ("a whiteout and the name anew", items(&[(".wh.e", File), ("e", File)])),
        ("hard links", items(&[("h", File), ("i", link()), ("j", HardLink("e".into()))])),
        ("hard links in a circle", items(&[("i", HardLink("i".into())), ("k", link())])),
        ("a name twice", items(&[("t", File), ("t", File)])),
    ];
    let lines: Vec<String> = cases
        .into_iter()
        .map(|(what, above)| format!("{what}\n{}", seen(&[below.clone(), above])))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    a file over a folder
    0: ["e"]
    0: ["f/g"]
    1: ["a"]
    a link over a folder
    0: ["e"]
    0: ["f/g"]
    a folder over a folder
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["e"]
    0: ["f/g"]
    a folder over a file
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["f/g"]
    1: ["e/x"]
    a whiteout of a folder
    0: ["a/d"]
    0: ["e"]
    0: ["f/g"]
    -a/b: 1
    an opaque root
    1: ["new"]
    -: 4
    a whiteout and the name anew
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["f/g"]
    1: ["e"]
    -e: 1
    hard links
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["e", "j"]
    0: ["f/g"]
    1: ["h", "i"]
    hard links in a circle
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["e"]
    0: ["f/g"]
    broken i
    broken k
    a name twice
    0: ["a/b/c"]
    0: ["a/d"]
    0: ["e"]
    0: ["f/g"]
    1: ["t"]
    "#);
    let between = [
        items(&[("a/b", File), ("a/c", File)]),
        items(&[("a", File)]),
        items(&[("a", Folder), ("a/c", File)]),
    ];
    assert_eq!(seen(&between), "2: [\"a/c\"]");
}

#[test]
fn the_labelled_corpus() {
    check_area_by_scans("image");
}

/// What a case of the corpus gives, with places from the root of the file system on.
fn placed(case: &str, root: &str) -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/image");
    let target = Target::parse(corpus.join(case).as_os_str()).unwrap();
    let output = scan(&[target], &ScanOptions::default(), &Silent);
    let mut found: Vec<String> = output
        .sightings
        .into_iter()
        .filter_map(|mut sighting| {
            sighting.location.path = sighting.location.path.strip_prefix(root)?.to_owned();
            Some(format!("{sighting:?}"))
        })
        .collect();
    found.sort();
    found
}

/// With every detector there is, field by field.
#[test]
fn the_images_of_the_corpus_give_what_their_unpacked_root_gives() {
    let unpacked = placed("unpacked-root/root", "");
    assert_eq!(unpacked.len(), 6);
    for (case, root) in [
        ("docker-save/app.tar", "app.tar!/bank/app:1.0!/"),
        ("docker-save-oci/app.tar", "app.tar!/bank/app:1.0!/"),
        ("oci-archive/app.tar.gz", "app.tar.gz!/app@linux/amd64!/"),
        ("oci-archive/app.tar.gz", "app.tar.gz!/app@linux/arm64!/"),
        ("oci-layout/layout", "layout!/app!/"),
    ] {
        assert_eq!(placed(case, root), unpacked, "{case}");
    }
}
