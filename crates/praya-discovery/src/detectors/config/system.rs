//! The system itself: how passwords are hashed (`login.defs`, PAM), how disks are encrypted
//! (`crypttab`).

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::words;
use crate::{Artefact, Detector, Report};

/// Reads what decides how passwords are hashed.
pub(crate) struct Passwords;

/// Reads the table of encrypted disks.
pub(crate) struct Disks;

/// Words of `pam_unix`, and of `ENCRYPT_METHOD` in lower case.
const METHODS: [(&str, &str); 7] = [
    ("md5", "MD5-crypt"),
    ("sha256", "SHA-crypt-SHA-256"),
    ("sha512", "SHA-crypt-SHA-512"),
    ("blowfish", "bcrypt"),
    ("bcrypt", "bcrypt"),
    ("yescrypt", "yescrypt"),
    ("des", "DES-crypt"),
];

impl Detector for Passwords {
    fn id(&self) -> &'static str {
        "config/password-hashing"
    }

    fn kind(&self) -> &'static str {
        "password hashing settings"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact) == "login.defs" || sniff::in_folder(artefact, "pam.d")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for directive in words::read(text) {
            let place = Place::new(directive.line, directive.name.clone());
            let has = |word: &str| directive.args.iter().any(|arg| arg == word);
            let pam = directive.name == "password"
                && directive.args.iter().any(|arg| arg.starts_with("pam_unix"));
            for (word, name) in METHODS {
                let set =
                    directive.is("ENCRYPT_METHOD") && directive.value().eq_ignore_ascii_case(word);
                if set || pam && has(word) {
                    notes.scheme(name, &place);
                }
            }
        }
    }
}

impl Detector for Disks {
    fn id(&self) -> &'static str {
        "config/crypttab"
    }

    fn kind(&self) -> &'static str {
        "table of encrypted disks"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact) == "crypttab"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for directive in words::read(text) {
            let Some(options) = directive.args.get(2) else { continue };
            let place = Place::new(directive.line, directive.name.clone());
            let option =
                |name: &str| options.split(',').find_map(|option| option.strip_prefix(name));
            if let Some(cipher) = option("cipher=") {
                disk(cipher, option("size="), &place, &mut notes);
            }
            if let Some(hash) = option("hash=").filter(|hash| *hash != "plain") {
                notes.algorithm(hash, CryptoFunction::Digest, &place);
            }
        }
    }
}

/// `aes-xts-plain64` with its key size; XTS has two keys in one.
fn disk(cipher: &str, size: Option<&str>, place: &Place, notes: &mut Notes<'_>) {
    let mut parts = cipher.split('-');
    let (name, mode) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let bits = size.and_then(|size| size.parse::<u32>().ok());
    let bits = bits.map(|bits| if mode == "xts" { bits / 2 } else { bits });
    let spelled = match bits {
        Some(bits) => format!("{name}-{bits}-{mode}"),
        None => format!("{name}-{mode}"),
    };
    notes.algorithm(spelled.trim_end_matches('-'), CryptoFunction::Encrypt, place);
}
