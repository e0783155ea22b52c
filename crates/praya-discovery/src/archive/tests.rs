use std::{fs, io::Write as _, path::Path};

use flate2::{Compression, Crc, write::DeflateEncoder, write::GzEncoder};

use crate::{
    ScanOptions,
    detectors::labelled::check_area_by_scans,
    testing::{scan_path, small_limits, text},
};

/// One entry of a ZIP archive, with what its headers claim.
#[derive(Clone)]
struct Zipped {
    name: Vec<u8>,
    data: Vec<u8>,
    method: u16,
    flags: u16,
    crc: u32,
    size: u32,
    /// Local header that the directory leads to, where it is not this entry's own.
    at: Option<u32>,
}

fn stored(name: &str, data: &[u8]) -> Zipped {
    let mut crc = Crc::new();
    crc.update(data);
    Zipped {
        name: name.into(),
        data: data.to_vec(),
        method: 0,
        flags: 0,
        crc: crc.sum(),
        size: u32::try_from(data.len()).unwrap(),
        at: None,
    }
}

fn deflated(name: &str, data: &[u8]) -> Zipped {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    Zipped { data: encoder.finish().unwrap(), method: 8, ..stored(name, data) }
}

fn header(entry: &Zipped, signature: &[u8]) -> Vec<u8> {
    let mut header = signature.to_vec();
    header.extend([20_u16, entry.flags, entry.method, 0, 0].iter().flat_map(|n| n.to_le_bytes()));
    let packed = u32::try_from(entry.data.len()).unwrap();
    let name = u16::try_from(entry.name.len()).unwrap();
    header.extend([entry.crc, packed, entry.size].iter().flat_map(|n| n.to_le_bytes()));
    header.extend([name, 0].iter().flat_map(|n| n.to_le_bytes()));
    header
}

fn zip(entries: &[Zipped]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = u32::try_from(archive.len()).unwrap();
        if entry.at.is_none() {
            archive.extend(header(entry, b"PK\x03\x04"));
            archive.extend([entry.name.as_slice(), &entry.data].concat());
        }
        directory.extend(header(entry, b"PK\x01\x02\x14\0"));
        directory.extend([0; 10]);
        directory.extend(entry.at.unwrap_or(at).to_le_bytes());
        directory.extend(&entry.name);
    }
    let (at, size) = (archive.len() as u32, directory.len() as u32);
    let number = u16::try_from(entries.len()).unwrap();
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([number, number].iter().flat_map(|n| n.to_le_bytes()));
    archive.extend([size, at].iter().flat_map(|n| n.to_le_bytes()));
    archive.extend([0, 0]);
    archive
}

fn tar_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, data) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(data.len() as u64);
        header.set_cksum();
        builder.append_data(&mut header, name, *data).unwrap();
    }
    builder.into_inner().unwrap()
}

/// A TAR entry whose every field can lie.
fn tar_entry(name: &[u8], kind: u8, size: u64, link: &[u8], data: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    let bytes = header.as_mut_bytes();
    bytes[..name.len()].copy_from_slice(name);
    bytes[157..157 + link.len()].copy_from_slice(link);
    bytes[156] = kind;
    header.set_size(size);
    header.set_cksum();
    let mut entry = header.as_bytes().to_vec();
    entry.extend(data);
    entry.resize(entry.len().next_multiple_of(512), 0);
    entry
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A scan of one file with these bytes, under limits small enough to be reached.
fn scanned(name: &str, bytes: &[u8]) -> String {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join(name), bytes).unwrap();
    let options =
        ScanOptions { limits: small_limits(), max_file_size: 64 << 10, ..ScanOptions::default() };
    let output = text(&scan_path(&root.path().join(name), &options));
    let left: Vec<_> = fs::read_dir(root.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "something was written");
    output
}

#[test]
fn zip_entries_are_read() {
    let inner = zip(&[deflated("x", b"marker: inner"), stored("nothing.txt", b"text")]);
    let archive = zip(&[
        stored("a", b"marker: stored"),
        deflated("folder/b", b"marker: deflated"),
        stored("folder/", b""),
        deflated("lib/inner.jar", &inner),
        stored("c.png", b"\x89PNG\0"),
    ]);
    insta::assert_snapshot!(scanned("app.war", &archive), @"
    deflated in app.war!/folder/b
    inner in app.war!/lib/inner.jar!/x
    stored in app.war!/a
    read marker: 3 of 43 bytes
    opened ZIP archive: 2
    unsupported .png: 1 of 5 bytes
    unsupported .txt: 1 of 4 bytes
    Read
    ");
}

#[test]
fn zip_names_are_shown_and_never_followed() {
    let mut latin = stored("x", b"marker: not UTF-8");
    latin.name = b"k\xE9y\x1B".to_vec();
    let archive = zip(&[
        stored("../../../../tmp/praya-escaped", b"marker: up"),
        stored("/tmp/praya-escaped", b"marker: absolute"),
        stored("same", b"marker: first"),
        stored("same", b"marker: second"),
        stored("", b"marker: no name"),
        latin,
    ]);
    insta::assert_snapshot!(scanned("names.zip", &archive), @r"
    absolute in names.zip!//tmp/praya-escaped
    first in names.zip!/same
    no name in names.zip!/
    not UTF-8 in names.zip!/k\xE9y\x1B
    second in names.zip!/same
    up in names.zip!/../../../../tmp/praya-escaped
    read marker: 6 of 85 bytes
    opened ZIP archive: 1
    Read
    ");
    assert!(!Path::new("/tmp/praya-escaped").exists());
}

#[test]
fn zip_entries_that_cannot_be_read_are_named() {
    let good = stored("good", b"marker: good");
    let encrypted = Zipped { flags: 1, ..stored("encrypted", b"marker: x") };
    let unknown = Zipped { method: 98, ..stored("ppmd", b"marker: x") };
    let wrong = Zipped { crc: 7, ..stored("checksum", b"marker: x") };
    let longer = Zipped { size: 900, ..stored("longer-than-said", b"marker: x") };
    let shorter = Zipped { size: 3, ..deflated("shorter-than-said", b"marker: x") };
    let nowhere = Zipped { at: Some(1 << 30), ..stored("nowhere", b"marker: x") };
    let garbage = Zipped { method: 8, ..stored("garbage", b"\xFF\xFF\xFF\xFF") };
    let archive = zip(&[encrypted, unknown, wrong, longer, shorter, nowhere, garbage, good]);
    insta::assert_snapshot!(scanned("bad.zip", &archive), @"
    good in bad.zip!/good
    read marker: 1 of 12 bytes
    opened ZIP archive: 1
    unreadable bad.zip!/checksum (9): damaged: Invalid checksum: expected 0x00000007, got 0x3ce2c123
    unreadable bad.zip!/encrypted (9): encrypted
    unreadable bad.zip!/garbage (4): damaged: corrupt deflate stream
    unreadable bad.zip!/longer-than-said (900): damaged: Invalid size: expected 900, got 9
    unreadable bad.zip!/nowhere (9): cut short: it ends before it should
    unreadable bad.zip!/ppmd (9): compressed with 98 (PPMD), which is not read
    unreadable bad.zip!/shorter-than-said (3): damaged: Invalid size: expected 3, got 9
    Read
    ");
}

#[test]
fn a_zip_that_is_cut_short_gives_its_first_entries() {
    let described = Zipped { flags: 8, ..deflated("described", b"marker: described") };
    let archive = zip(&[
        deflated("a", b"marker: A"),
        stored("folder/", b""),
        stored("b", b"marker: B"),
        described,
    ]);
    let end = archive.len() - 60;
    insta::assert_snapshot!(scanned("cut.zip", &archive[..end]), @"
    A in cut.zip!/a
    B in cut.zip!/b
    described in cut.zip!/described
    read marker: 3 of 35 bytes
    opened ZIP archive: 1
    unreadable cut.zip (341): cut short: it has no directory, and only its first entries were looked at
    Read
    ");
    insta::assert_snapshot!(scanned("cut.jar", &archive[..60]), @"
    A in cut.jar!/a
    read marker: 1 of 9 bytes
    opened ZIP archive: 1
    unreadable cut.jar (60): cut short: it has no directory, and only its first entries were looked at
    Read
    ");
    insta::assert_snapshot!(scanned("text.jar", b"version https://example.test/lfs"), @"
    unreadable text.jar (32): not a ZIP archive, though it is named like one
    Unreadable
    ");
}

#[test]
fn a_zip_behind_a_launcher_is_found_by_its_name() {
    let archive = [b"#!/bin/sh\n".as_slice(), &zip(&[stored("a", b"marker: A")])].concat();
    insta::assert_snapshot!(scanned("app.jar", &archive), @"
    A in app.jar!/a
    read marker: 1 of 9 bytes
    opened ZIP archive: 1
    Read
    ");
}

#[test]
fn zip_bombs_end_at_a_limit() {
    let zeros = deflated("zeros", &vec![0; 20 << 20]);
    let ten: Vec<Zipped> = (0..10).map(|_| zeros.clone()).collect();
    let flat = zip(&ten);
    insta::assert_snapshot!(scanned("flat.zip", &flat), @"
    opened ZIP archive: 1
    skipped flat.zip!/zeros (20971520): larger than the limit of 65536 bytes
    Empty
    ");
    let nested = (0..4).fold(flat, |inner, _| {
        zip(&[deflated("0.zip", &inner), deflated("1.zip", &inner), stored("m", b"marker: M")])
    });
    insta::assert_snapshot!(scanned("nested.zip", &nested), @"
    M in nested.zip!/0.zip!/0.zip!/m
    M in nested.zip!/0.zip!/1.zip!/m
    M in nested.zip!/0.zip!/m
    M in nested.zip!/1.zip!/0.zip!/m
    M in nested.zip!/1.zip!/1.zip!/m
    M in nested.zip!/1.zip!/m
    M in nested.zip!/m
    read marker: 7 of 63 bytes
    opened ZIP archive: 7
    unreadable nested.zip!/0.zip!/0.zip!/0.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/0.zip!/0.zip!/1.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/0.zip!/1.zip!/0.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/0.zip!/1.zip!/1.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/1.zip!/0.zip!/0.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/1.zip!/0.zip!/1.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/1.zip!/1.zip!/0.zip (1337): nested in 3 archives, deeper than is followed
    unreadable nested.zip!/1.zip!/1.zip!/1.zip (1337): nested in 3 archives, deeper than is followed
    Read
    ");
}

#[test]
fn overlapping_entries_end_at_a_limit() {
    let kernel = deflated("0", &vec![b'a'; 60 << 10]);
    let overlapping = (1..99).map(|at| Zipped {
        name: at.to_string().into_bytes(),
        at: Some(0),
        ..kernel.clone()
    });
    let entries: Vec<Zipped> = std::iter::once(kernel.clone()).chain(overlapping).collect();
    insta::assert_snapshot!(scanned("overlap.zip", &zip(&entries)), @"
    opened ZIP archive: 1
    unsupported text without a known ending: 17 of 1044480 bytes
    unreadable overlap.zip (4872): expands to more than 1048576 bytes, as a decompression bomb does; the rest of it was not looked at
    Unreadable
    ");
}

#[test]
fn entries_are_counted() {
    let entries: Vec<Zipped> = (0..200).map(|at| stored(&at.to_string(), b"")).collect();
    insta::assert_snapshot!(scanned("many.zip", &zip(&entries)), @"
    opened ZIP archive: 1
    unsupported empty file: 100 of 0 bytes
    unreadable many.zip (16202): holds more than 100 entries; the rest of it was not looked at
    Unreadable
    ");
}

#[test]
fn tar_entries_are_read() {
    let long = format!("{}/a", "long".repeat(60));
    let archive = tar_of(&[
        ("./a", b"marker: A"),
        (&long, b"marker: long"),
        ("in.tar", &tar_of(&[("b", b"marker: B")])),
        ("in.zip", &zip(&[stored("c", b"marker: C")])),
        ("in.gz", &gzip(b"marker: D")),
    ]);
    insta::assert_snapshot!(scanned("a.tar", &archive), @"
    A in a.tar!/a
    B in a.tar!/in.tar!/b
    C in a.tar!/in.zip!/c
    D in a.tar!/in.gz!/in
    long in a.tar!/longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong/a
    read marker: 5 of 48 bytes
    opened TAR archive: 2
    opened ZIP archive: 1
    opened gzip file: 1
    Read
    ");
}

#[test]
fn what_is_no_file_in_a_tar_is_said() {
    let long_name = [b'n'; 300];
    let record = |key: &str, value: &[u8]| {
        let bare = key.len() + value.len() + 3;
        let length = bare + if bare + 2 < 100 { 2 } else { 3 };
        [format!("{length} {key}=").as_bytes(), value, b"\n"].concat()
    };
    let records = [
        record("SCHILY.xattr.x", b"a\nb=c\nd \xFF\0"),
        record("path", b"../../out"),
        record("comment", b"\xFF\xFE"),
    ]
    .concat();
    let archive = [
        tar_entry(b"link", b'2', 0, b"/etc/shadow", b""),
        tar_entry(b"hard", b'1', 9, b"../a", b""),
        tar_entry(b"device", b'3', 0, b"", b""),
        tar_entry(b"pipe", b'6', 0, b"", b""),
        tar_entry(b"sparse", b'S', 512, b"", &[7; 512]),
        tar_entry(b"@LongLink", b'L', 300, b"", &long_name),
        tar_entry(b"short", b'0', 11, b"", b"marker: GNU"),
        tar_entry(b"pax", b'x', records.len() as u64, b"", &records),
        tar_entry(b"short", b'0', 11, b"", b"marker: PAX"),
        tar_entry(b"last", b'7', 12, b"", b"marker: last"),
    ]
    .concat();
    insta::assert_snapshot!(scanned("kinds.tar", &archive), @"
    GNU in kinds.tar!/nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
    PAX in kinds.tar!/../../out
    last in kinds.tar!/last
    read marker: 3 of 34 bytes
    opened TAR archive: 1
    skipped kinds.tar!/device (0): device
    skipped kinds.tar!/hard (0): another name of ../a in the same archive
    skipped kinds.tar!/pipe (0): named pipe
    unreadable kinds.tar!/sparse (512): stored as a sparse file
    Read
    ");
}

#[test]
fn a_tar_that_lies_is_read_up_to_the_lie() {
    let first = tar_entry(b"a", b'0', 9, b"", b"marker: A");
    let lie = tar_entry(b"huge", b'0', 7 << 30, b"", b"marker: huge");
    insta::assert_snapshot!(scanned("lie.tar", &[first.clone(), lie].concat()), @"
    A in lie.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unreadable lie.tar (0): cut short: it ends before it should
    unreadable lie.tar!/huge (7516192768): cut short: it ends before it should
    Read
    ");
    let mut broken = tar_entry(b"b", b'0', 9, b"", b"marker: B");
    broken[0] ^= 1;
    insta::assert_snapshot!(scanned("checksum.tar", &[first.clone(), broken].concat()), @"
    A in checksum.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unreadable checksum.tar (0): damaged: the checksum of a header is wrong
    Read
    ");
    let long = tar_entry(b"@LongLink", b'L', 2 << 30, b"", b"x");
    insta::assert_snapshot!(scanned("long.tar", &[first.clone(), long].concat()), @"
    A in long.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unreadable long.tar (0): damaged: an extended header is too long
    Read
    ");
    let huge = tar_entry(b"size", b'0', (1 << 63) - 1, b"", b"x");
    insta::assert_snapshot!(scanned("huge.tar", &[first.clone(), huge].concat()), @"
    A in huge.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unreadable huge.tar (0): cut short: it ends before it should
    unreadable huge.tar!/size (9223372036854775807): cut short: it ends before it should
    Read
    ");
    insta::assert_snapshot!(scanned("half.tar", &[&first, &first[..300]].concat()), @"
    A in half.tar!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    unreadable half.tar (0): cut short: it ends before it should
    Read
    ");
}

#[test]
fn compressed_files_are_read() {
    let tar = tar_of(&[("a", b"marker: A")]);
    let mut bzip = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    bzip.write_all(&tar).unwrap();
    let zstd = |data: &[u8]| {
        use ruzstd::encoding::{CompressionLevel::Fastest, compress_to_vec};
        compress_to_vec(data, Fastest)
    };
    let frames =
        [zstd(b"marker: one "), b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec(), zstd(b"and two")]
            .concat();
    insta::assert_snapshot!(scanned("a.tgz", &gzip(&tar)), @"
    A in a.tgz!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    opened gzip file: 1
    Read
    ");
    insta::assert_snapshot!(scanned("a.tar.bz2", &bzip.finish().unwrap()), @"
    A in a.tar.bz2!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    opened bzip2 file: 1
    Read
    ");
    insta::assert_snapshot!(scanned("a.tar.zst", &zstd(&tar)), @"
    A in a.tar.zst!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    opened zstd file: 1
    Read
    ");
    insta::assert_snapshot!(scanned("b.zst", &frames), @"
    one and two in b.zst!/b
    read marker: 1 of 19 bytes
    opened zstd file: 1
    Read
    ");
    let members = [gzip(b"marker: one "), gzip(b"and two")].concat();
    insta::assert_snapshot!(scanned("conf.gz", &members), @"
    one and two in conf.gz!/conf
    read marker: 1 of 19 bytes
    opened gzip file: 1
    Read
    ");
}

#[test]
fn compressed_files_that_cannot_be_read_are_named() {
    let good = gzip(b"marker: cut and cut and cut and cut");
    insta::assert_snapshot!(scanned("cut.gz", &good[..good.len() - 12]), @"
    unreadable cut.gz (0): cut short: it ends before it should
    Unreadable
    ");
    insta::assert_snapshot!(scanned("start.gz", &good[..11]), @"
    unreadable start.gz (0): cut short: it ends before it should
    Unreadable
    ");
    let mut wrong = good;
    let checksum = wrong.len() - 6;
    wrong[checksum] ^= 1;
    insta::assert_snapshot!(scanned("checksum.gz", &wrong), @"
    unreadable checksum.gz (0): damaged: corrupt gzip stream does not have a matching checksum
    Unreadable
    ");
    let tar = gzip(&[tar_of(&[("a", b"marker: A")]), vec![0; 9000]].concat());
    insta::assert_snapshot!(scanned("cut.tar.gz", &tar[..tar.len() - 12]), @"
    A in cut.tar.gz!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    opened gzip file: 1
    unreadable cut.tar.gz (0): cut short: it ends before it should
    Read
    ");
    insta::assert_snapshot!(scanned("window.zst", b"\x28\xB5\x2F\xFD\x00\xF8\0\0\0"), @"
    unreadable window.zst (0): damaged: Specified window_size is too big; Requested: 2199023255552, Max: 134217728
    Unreadable
    ");
    insta::assert_snapshot!(scanned("x.xz", b"\xFD7zXZ\0\0\x04garbage....."), @"
    unreadable x.xz (0): damaged: XZ stream header CRC32 mismatch
    Unreadable
    ");
    insta::assert_snapshot!(scanned("x.7z", b"7z\xBC\xAF\x27\x1C\0\x04"), @"
    unreadable x.7z (8): 7z archive: recognised, and not opened
    Unreadable
    ");
}

#[test]
fn gzip_bombs_end_at_a_limit() {
    insta::assert_snapshot!(scanned("zeros.gz", &gzip(&vec![0; 30 << 20])), @"
    opened gzip file: 1
    skipped zeros.gz!/zeros (0): larger than the limit of 65536 bytes
    Empty
    ");
    let bomb = gzip(&tar_of(&[("a", b"marker: A"), ("zeros", &vec![0; 30 << 20])]));
    insta::assert_snapshot!(scanned("zeros.tar.gz", &bomb), @"
    A in zeros.tar.gz!/a
    read marker: 1 of 9 bytes
    opened TAR archive: 1
    opened gzip file: 1
    skipped zeros.tar.gz!/zeros (31457280): larger than the limit of 65536 bytes
    unreadable zeros.tar.gz (30655): expands to more than 1048576 bytes, as a decompression bomb does; the rest of it was not looked at
    Read
    ");
    let long = tar_entry(b"@LongLink", b'L', 900 << 10, b"", &vec![b'n'; 900 << 10]);
    let names = gzip(&long.repeat(3));
    insta::assert_snapshot!(scanned("names.tar.gz", &names), @"
    opened TAR archive: 1
    opened gzip file: 1
    unreadable names.tar.gz (2832): expands to more than 1048576 bytes, as a decompression bomb does; the rest of it was not looked at
    Unreadable
    ");
}

#[test]
fn packages_are_read() {
    let member = |name: &str, data: &[u8]| {
        let mut member = format!("{name:<16}{:<32}{:<10}`\n", "0", data.len()).into_bytes();
        member.extend(data);
        member.resize(member.len().next_multiple_of(2), b'\n');
        member
    };
    let data = gzip(&tar_of(&[("./etc/a", b"marker: A")]));
    let deb = [
        b"!<arch>\n".to_vec(),
        member("debian-binary", b"2.0\n"),
        member("control.tar.gz/", &gzip(&tar_of(&[("./control", b"Package: x")]))),
        member("data.tar.gz", &data),
    ]
    .concat();
    insta::assert_snapshot!(scanned("x.deb", &deb), @"
    A in x.deb!/data.tar.gz!/etc/a
    read marker: 1 of 9 bytes
    opened Debian package: 1
    opened TAR archive: 2
    opened gzip file: 2
    unsupported text without a known ending: 2 of 14 bytes
    Read
    ");
    insta::assert_snapshot!(scanned("cut.deb", &deb[..deb.len() - 40]), @"
    opened Debian package: 1
    opened TAR archive: 1
    opened gzip file: 1
    unsupported text without a known ending: 2 of 14 bytes
    unreadable cut.deb (0): cut short: it ends before it should
    unreadable cut.deb!/data.tar.gz (0): cut short: it ends before it should
    Unreadable
    ");
    insta::assert_snapshot!(scanned("static.a", b"!<arch>\nx.o/            0"), @"
    unsupported .a: 1 of 25 bytes
    Unsupported
    ");
}

#[test]
fn rpm_payloads_are_read() {
    let entry = |name: &str, mode: u32, data: &[u8]| {
        let fields = [0, mode, 0, 0, 1, 0, data.len() as u32, 0, 0, 0, 0, name.len() as u32 + 1, 0];
        let fields: String = fields.iter().map(|field| format!("{field:08x}")).collect();
        let mut entry = format!("070701{fields}{name}\0").into_bytes();
        entry.resize(entry.len().next_multiple_of(4), 0);
        entry.extend(data);
        entry.resize(entry.len().next_multiple_of(4), 0);
        entry
    };
    let cpio = [
        entry("./etc", 0o040_755, b""),
        entry("./etc/a", 0o100_644, b"marker: A"),
        entry("TRAILER!!!", 0, b""),
    ]
    .concat();
    let head = |entries: u32, bytes: u32| {
        let mut head = b"\x8E\xAD\xE8\x01\0\0\0\0".to_vec();
        head.extend([entries.to_be_bytes(), bytes.to_be_bytes()].concat());
        head.extend(vec![0; (entries * 16 + bytes) as usize]);
        head
    };
    let mut lead = b"\xED\xAB\xEE\xDB\x03\0".to_vec();
    lead.resize(96, 0);
    let mut rpm = [lead, head(1, 5)].concat();
    rpm.extend([0; 3]);
    let start = rpm.clone();
    rpm.extend([head(2, 3), gzip(&cpio)].concat());
    insta::assert_snapshot!(scanned("x.rpm", &rpm), @"
    A in x.rpm!/etc/a
    read marker: 1 of 9 bytes
    opened CPIO archive: 1
    opened RPM package: 1
    Read
    ");
    insta::assert_snapshot!(scanned("cut.rpm", &rpm[..rpm.len() - 20]), @"
    A in cut.rpm!/etc/a
    read marker: 1 of 9 bytes
    opened CPIO archive: 1
    opened RPM package: 1
    unreadable cut.rpm (0): cut short: it ends before it should
    Read
    ");
    insta::assert_snapshot!(scanned("huge.rpm", &[start, head(0, 0)[..8].to_vec(), vec![255; 8]].concat()), @"
    opened RPM package: 1
    unreadable huge.rpm (0): cut short: it ends before it should
    Unreadable
    ");
    insta::assert_snapshot!(scanned("initrd.cpio", &cpio), @"
    A in initrd.cpio!/etc/a
    read marker: 1 of 9 bytes
    opened CPIO archive: 1
    Read
    ");
}

#[test]
fn the_labelled_corpus() {
    check_area_by_scans("archive");
}

/// Bytes at hand are read as a file on disk is.
#[test]
fn bytes_and_files_give_the_same() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/archive/");
    for file in ["names/duplicates.zip", "nested/three.zip", "packages/bank-xz.deb"] {
        let path = std::path::Path::new(corpus).join(file);
        let options = ScanOptions::default();
        let target = crate::Target::parse(path.as_os_str()).unwrap();
        let of_file = crate::scan(&[target], &options, &crate::Silent);
        let name = file.rsplit('/').next().unwrap();
        let of_bytes = crate::scan_bytes(name, &std::fs::read(&path).unwrap(), &options);
        assert_eq!(of_bytes.sightings, of_file.sightings, "{file}");
        assert_eq!(of_bytes.coverage.opened, of_file.coverage.opened, "{file}");
    }
}
