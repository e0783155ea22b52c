import CryptoKit
import Foundation

protocol Hashing {
    func digest(_ data: Data) -> Data
}

struct Strong: Hashing {
    func digest(_ data: Data) -> Data { Data(SHA512.hash(data: data)) }
}

extension Data {
    var sha256: String {
        SHA256.hash(data: self).map { String(format: "%02x", $0) }.joined()
    }

    func md5() -> String {
        Insecure.MD5.hash(data: self).description
    }
}

final class KeyStore {
    private lazy var key = Curve25519.Signing.PrivateKey()
    private var agreement: P256.KeyAgreement.PrivateKey?

    func sign(_ text: String) throws -> Data {
        try key.signature(for: Data(text.utf8))
    }

    func publicKey() -> Curve25519.Signing.PublicKey { key.publicKey }

    func open(_ raw: Data) throws {
        agreement = try P256.KeyAgreement.PrivateKey(rawRepresentation: raw)
    }

    func shared(with other: P256.KeyAgreement.PublicKey) throws -> SharedSecret? {
        try agreement?.sharedSecretFromKeyAgreement(with: other)
    }

    func seal(_ data: Data, key: SymmetricKey) -> Data? {
        guard let box = try? ChaChaPoly.seal(data, using: key) else { return nil }
        return box.combined
    }
}

enum Algorithm: String {
    case weak = "MD5"
    case strong = "SHA256"
}
