//! The rules that findings of a scan are made by.

use praya_finding::{Binding, RuleMetadata, Severity, Source, Text};

/// A large quantum computer breaks it.
pub(super) const QUANTUM: &str = "quantum-vulnerable-algorithm";
/// It is broken or too weak already.
pub(super) const BROKEN: &str = "broken-algorithm";
/// A private key lies open.
pub(super) const OPEN_KEY: &str = "unprotected-private-key";
/// A certificate's validity has ended.
pub(super) const EXPIRED: &str = "expired-certificate";
/// A parameter could not be told.
pub(super) const UNRESOLVED: &str = "unresolved-parameter";

/// Every rule, in the order in which SARIF lists them. Editions and binding force are as of the
/// sources' own front pages; where the statement itself was not checked there, the source says so.
pub fn rules() -> Vec<RuleMetadata> {
    vec![quantum(), broken(), open_key(), expired(), unresolved()]
}

fn quantum() -> RuleMetadata {
    RuleMetadata {
        id: QUANTUM,
        name: Text::new("Quantum-vulnerable algorithm", "量子可破的演算法"),
        short_description: Text::new(
            "A public-key algorithm that a large quantum computer breaks by Shor's algorithm.",
            "大型量子電腦以 Shor 演算法即可破解的公開密鑰演算法。",
        ),
        full_description: Text::new(
            "RSA, finite-field Diffie-Hellman, DSA and every elliptic-curve scheme rest on problems \
             that Shor's algorithm solves at any practical key size. What is encrypted or agreed \
             under them can be recorded today and read later; signatures can be forged from the \
             day that such a computer exists.",
            "RSA、有限域 Diffie-Hellman、DSA 及所有橢圓曲線方案所依賴的難題，均可由 Shor 演算法解決，\
             不論實際採用的密鑰長度。以此加密或協商的資料可於今日被截錄，日後被解讀；此類電腦面世之日起，\
             簽署亦可被偽造。",
        ),
        help: Text::new(
            "For key exchange and encryption move to ML-KEM (FIPS 203) or to a hybrid such as \
             X25519MLKEM768, data with a long life first. For signatures move to ML-DSA (FIPS 204) \
             or SLH-DSA (FIPS 205), signatures that must hold longest first. A longer RSA key or a \
             larger curve does not help.",
            "密鑰交換及加密請轉用 ML-KEM（FIPS 203）或 X25519MLKEM768 等混合方案，保密期長的資料優先。\
             簽署請轉用 ML-DSA（FIPS 204）或 SLH-DSA（FIPS 205），須維持最久的簽署優先。\
             加長 RSA 密鑰或改用更大的曲線並無幫助。",
        ),
        severity: Severity::High,
        sources: vec![Source {
            title: "NIST IR 8547, Transition to Post-Quantum Cryptography Standards",
            edition: "initial public draft, November 2024",
            binding: Binding::Guidance,
            verified: false,
        }],
    }
}

fn broken() -> RuleMetadata {
    RuleMetadata {
        id: BROKEN,
        name: Text::new("Broken algorithm", "已不安全的演算法"),
        short_description: Text::new(
            "An algorithm that ordinary computers break, or of a strength below 112 bits.",
            "普通電腦已可破解，或強度低於 112 位元的演算法。",
        ),
        full_description: Text::new(
            "Practical attacks are published, or the strength is below the 112 bits that NIST asks \
             of new protection. Whether an attack applies depends on the use: a digest that guards \
             nothing is no weakness, and this rule cannot always tell.",
            "已有公開的實際攻擊方法，或強度低於 NIST 對新保護所要求的 112 位元。攻擊是否適用視乎用途：\
             不作保護之用的摘要並非弱點，而本規則未必能夠分辨。",
        ),
        help: Text::new(
            "Use AES-256-GCM or ChaCha20-Poly1305 to encrypt, SHA-256 or stronger to digest, and a \
             password hash such as Argon2id for passwords. For public keys go straight to \
             post-quantum algorithms rather than to a longer classical key.",
            "加密請用 AES-256-GCM 或 ChaCha20-Poly1305，摘要請用 SHA-256 或以上，密碼請用 Argon2id \
             等密碼雜湊。公開密鑰演算法宜直接轉用後量子演算法，而非加長傳統密鑰。",
        ),
        severity: Severity::High,
        sources: vec![Source {
            title: "NIST SP 800-131A Rev. 2, Transitioning the Use of Cryptographic Algorithms and \
                    Key Lengths",
            edition: "March 2019",
            binding: Binding::Standard,
            verified: false,
        }],
    }
}

fn open_key() -> RuleMetadata {
    RuleMetadata {
        id: OPEN_KEY,
        name: Text::new("Unprotected private key", "未受保護的私鑰"),
        short_description: Text::new(
            "A private key lies in a file that no password or other key protects.",
            "私鑰存放於沒有密碼或其他密鑰保護的檔案。",
        ),
        full_description: Text::new(
            "Whoever can read the file, a backup of it or an image that contains it has the key.",
            "任何可讀取該檔案、其備份或包含該檔案的映像的人，均可取得該密鑰。",
        ),
        help: Text::new(
            "Keep the key in a hardware module or a key service, or encrypt it; where a server has \
             to read it unattended, restrict the file to that server's account, and keep it out of \
             repositories and images. A key that was in either must be replaced.",
            "請把密鑰存放於硬件模組或密鑰服務，或加以加密；如伺服器須自行讀取，應限制只有該伺服器帳戶可讀，\
             並避免放入程式碼庫及映像。曾置於其中的密鑰必須更換。",
        ),
        severity: Severity::Medium,
        sources: vec![Source {
            title: "NIST SP 800-57 Part 1 Rev. 5, Recommendation for Key Management",
            edition: "May 2020",
            binding: Binding::Standard,
            verified: false,
        }],
    }
}

fn expired() -> RuleMetadata {
    RuleMetadata {
        id: EXPIRED,
        name: Text::new("Expired certificate", "已到期的證書"),
        short_description: Text::new(
            "The validity of a certificate ended before the as-of date.",
            "證書的有效期已於截止日期前結束。",
        ),
        full_description: Text::new(
            "Whoever checks it refuses it; whoever accepts it does not check.",
            "有查核者會拒絕接受；接受者即沒有查核。",
        ),
        help: Text::new(
            "Renew it, or remove it where nothing uses it any more. Automate the renewal.",
            "請續期；如已無用途則移除。續期程序宜自動化。",
        ),
        severity: Severity::Medium,
        sources: vec![Source {
            title: "RFC 5280, Internet X.509 Public Key Infrastructure Certificate and CRL Profile",
            edition: "May 2008",
            binding: Binding::Standard,
            verified: false,
        }],
    }
}

fn unresolved() -> RuleMetadata {
    RuleMetadata {
        id: UNRESOLVED,
        name: Text::new("Unresolved parameter", "未能確定的參數"),
        short_description: Text::new(
            "A parameter of cryptography in use could not be told from what was scanned.",
            "從掃描所得的內容未能確定所用密碼學的某項參數。",
        ),
        full_description: Text::new(
            "Nothing is guessed: the value comes from outside what was scanned, or is built in a \
             way that is not followed. Unknown is not good.",
            "不作猜測：數值來自掃描範圍以外，或以未能追蹤的方式產生。未知並不代表良好。",
        ),
        help: Text::new(
            "Scan the configuration too, or find out by hand and write it down.",
            "請一併掃描設定檔，或人手查明並記錄。",
        ),
        severity: Severity::Note,
        sources: Vec::new(),
    }
}
