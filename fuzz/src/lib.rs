//! What the targets share: bytes are shown to one reader each, under the name of a file that it
//! reads. A target passes where nothing panics, overflows, hangs or takes too much memory.

use std::sync::LazyLock;

use praya_cbom::{Inventory, cyclonedx, import, registry};
use praya_discovery::detectors::all;
use praya_discovery::{Artefact, Detector, Library, Report, ScanOptions, scan_bytes};
use praya_source::Language;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// One thread with room for code that nests: that of the fuzzer has little.
static POOL: LazyLock<ThreadPool> = LazyLock::new(|| {
    ThreadPoolBuilder::new().num_threads(1).stack_size(512 << 20).build().expect("a thread")
});

static DETECTORS: LazyLock<Vec<&'static dyn Detector>> = LazyLock::new(all);

fn show(detector: &dyn Detector, artefact: &Artefact<'_>) {
    detector.wants(artefact);
    detector.detect(artefact, &mut Report::default());
}

/// Shows the bytes to the detector of that id, whether it wants them or not.
pub fn detect(id: &str, path: &str, bytes: &[u8]) {
    let detector = DETECTORS.iter().find(|detector| detector.id() == id);
    show(*detector.expect("a detector of that id"), &Artefact { path, bytes });
}

/// Shows the bytes to every detector whose id begins so, whether it wants them or not.
pub fn detect_area(area: &str, path: &str, bytes: &[u8]) {
    for detector in DETECTORS.iter().filter(|detector| detector.id().starts_with(area)) {
        show(*detector, &Artefact { path, bytes });
    }
}

/// Shows the bytes, under each name, to the detectors of configuration that want them.
pub fn wanted(paths: &[&str], bytes: &[u8]) {
    for path in paths {
        let artefact = Artefact { path, bytes };
        let config = DETECTORS.iter().filter(|detector| detector.id().starts_with("config/"));
        for detector in config.filter(|detector| detector.wants(&artefact)) {
            detector.detect(&artefact, &mut Report::default());
        }
    }
}

/// Scans the bytes as a file of that name.
pub fn scan(path: &str, bytes: &[u8]) {
    POOL.install(|| scan_bytes(path, bytes, &ScanOptions::default()));
}

/// Scans the bytes as a TAR whose checksums are right.
pub fn scan_tar(bytes: &[u8]) {
    scan("a.tar", &checked(bytes.to_owned()));
}

/// The sum of each header, as POSIX has it: over the header with blanks for the sum.
fn checked(mut tar: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while let Some(header) = tar.get_mut(at..at + 512) {
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let digits = header[124..135].iter().take_while(|byte| (b'0'..b'8').contains(byte));
        let size = digits.fold(0_usize, |size, digit| size * 8 + usize::from(digit - b'0'));
        at += 512 + size.div_ceil(512) * 512;
    }
    tar
}

/// Scans a container image. The bytes are its parts between `FUZZ`: `manifest.json`, `index.json`,
/// then blobs. A blob of names and contents in turn, parted by NUL, becomes a layer.
pub fn image(bytes: &[u8]) {
    let mut image = Vec::new();
    for (number, part) in parted(bytes, b"FUZZ").into_iter().take(8).enumerate() {
        match number {
            0 => entry(&mut image, b"manifest.json", part),
            1 => entry(&mut image, b"index.json", part),
            _ => {
                let blob = if part.contains(&0) { layer(part) } else { part.to_owned() };
                entry(&mut image, format!("blobs/sha256/{:064}", number - 2).as_bytes(), &blob);
            }
        }
    }
    entry(&mut image, b"oci-layout", br#"{"imageLayoutVersion":"1.0.0"}"#);
    image.extend([0; 1024]);
    scan("app.tar", &checked(image));
}

fn layer(part: &[u8]) -> Vec<u8> {
    let mut tar = Vec::new();
    let pieces: Vec<&[u8]> = part.split(|byte| *byte == 0).collect();
    for pair in pieces.chunks(2) {
        entry(&mut tar, pair[0], pair.get(1).copied().unwrap_or_default());
    }
    tar.extend([0; 1024]);
    checked(tar)
}

/// An entry of a TAR, its sum left out. A name that begins with `->` is that of a link.
fn entry(tar: &mut Vec<u8>, name: &[u8], content: &[u8]) {
    let mut header = [0; 512];
    let (name, is_link) = name.strip_prefix(b"->").map_or((name, false), |name| (name, true));
    let length = name.len().min(100);
    header[..length].copy_from_slice(&name[..length]);
    header[100..108].copy_from_slice(b"0000644\0");
    header[257..265].copy_from_slice(b"ustar\x0000");
    header[156] = if is_link { b'2' } else { b'0' };
    let body = if is_link {
        let length = content.len().min(100);
        header[157..157 + length].copy_from_slice(&content[..length]);
        &[]
    } else {
        content
    };
    header[124..136].copy_from_slice(format!("{:011o}\0", body.len()).as_bytes());
    tar.extend(header);
    tar.extend(body);
    tar.resize(tar.len().next_multiple_of(512), 0);
}

fn parted<'b>(bytes: &'b [u8], by: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(by.len()).position(|window| window == by) {
        parts.push(&rest[..at]);
        rest = &rest[at + by.len()..];
    }
    parts.push(rest);
    parts
}

/// Lowers the bytes as source code, and scans them.
pub fn source(language: Language, path: &str, bytes: &[u8]) {
    POOL.install(|| {
        let _ = praya_source::lower(path, language, bytes);
        scan_bytes(path, bytes, &ScanOptions::default());
    });
}

/// Imports a CBOM, and writes what it says as one of our own.
pub fn cbom(bytes: &[u8]) {
    let Ok(read) = import::read(bytes, "bom.json") else { return };
    let inventory = Inventory::consolidate(read.sightings);
    let metadata = cyclonedx::Metadata::default();
    let written = cyclonedx::write(&inventory, &metadata, cyclonedx::SpecVersion::V1_6);
    assert!(import::read(&written, "bom.json").is_ok(), "our own CBOM can be read");
}

/// Names in a text, as the data files have them between brackets and commas.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, '\n' | ',' | '[' | ']' | '{' | '}' | '"' | '\'');
    text.split(ends).map(str::trim).filter(|piece| !piece.is_empty()).take(500)
}

/// Reads names of algorithms and curves. The name that each gets is read as the same.
pub fn names(text: &str) {
    for piece in pieces(text) {
        registry::algorithm_by_oid(piece);
        registry::curve(piece);
        if let Some(algorithm) = registry::algorithm(piece) {
            let again = registry::algorithm(&algorithm.name).map(|again| again.name);
            assert_eq!(again.as_ref(), Some(&algorithm.name), "{piece}");
        }
    }
}

/// Reads OpenSSL cipher strings, cipher suites and IKE proposals.
pub fn cipher_strings(text: &str) {
    for piece in pieces(text) {
        registry::openssl_cipher_string(piece);
        registry::cipher_suite(piece);
        registry::ike_proposal(piece);
    }
}

const JAVA: &[u8] = b"import javax.crypto.*; import org.bouncycastle.crypto.*;
class A { byte[] f(String s) throws Exception { Cipher c = Cipher.getInstance(\"AES/\" + s);
c.init(1, KeyGenerator.getInstance(\"AES\").generateKey()); return c.doFinal(new byte[16]); } }";
const PYTHON: &[u8] = b"import hashlib, jwt
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
def f(k, n='sha1'):
    return hashlib.new(n, k), Cipher(algorithms.AES(k), modes.CBC(k)), jwt.encode({}, k, 'HS256')
";

/// Reads a data file of a library's interface, and runs a program with it beside what ships.
pub fn api_data(text: &str) {
    let Ok(library) = Library::parse(text) else { return };
    let options = ScanOptions { libraries: vec![library], ..ScanOptions::default() };
    // One of them: what ships is put together anew around the library each time.
    let (path, program) = if text.contains("java") { ("A.java", JAVA) } else { ("a.py", PYTHON) };
    POOL.install(|| scan_bytes(path, program, &options));
}
