import CryptoKit
import Foundation

enum VaultError: Error { case empty }

struct Vault {
    private let key = SymmetricKey(size: .bits256)
    let signer = P256.Signing.PrivateKey()

    func digest(_ data: Data) -> [String] {
        let a = SHA256.hash(data: data)
        var hasher = SHA512()
        hasher.update(data: data)
        let b = hasher.finalize()
        let c = Insecure.MD5.hash(data: data)
        let d = SHA3_256.hash(data: data)
        return ["\(a)", "\(b)", "\(c)", "\(d)", "SHA1.hash(data:)"]
    }

    func tag(_ data: Data, secret: SymmetricKey) -> Data {
        let code = HMAC<SHA384>.authenticationCode(for: data, using: secret)
        return Data(code)
    }

    func seal(_ data: Data) throws -> Data {
        let box = try AES.GCM.seal(data, using: key)
        guard let combined = box.combined else { throw VaultError.empty }
        return combined
    }

    func open(_ data: Data, with secret: SymmetricKey) throws -> Data {
        let box = try ChaChaPoly.SealedBox(combined: data)
        return try ChaChaPoly.open(box, using: secret)
    }

    func sign(_ data: Data) throws -> Data {
        let signature = try signer.signature(for: data)
        return signature.derRepresentation
    }

    func verify(_ key: Curve25519.Signing.PublicKey, _ data: Data, _ signature: Data) -> Bool {
        key.isValidSignature(signature, for: data)
    }

    func agree(theirs: Data) throws -> SymmetricKey {
        let mine = Curve25519.KeyAgreement.PrivateKey()
        let other = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: theirs)
        let shared = try mine.sharedSecretFromKeyAgreement(with: other)
        return shared.hkdfDerivedSymmetricKey(using: SHA256.self, salt: Data(), sharedInfo: Data(), outputByteCount: 32)
    }

    func derive(_ input: SymmetricKey) -> SymmetricKey {
        HKDF<SHA512>.deriveKey(inputKeyMaterial: input, outputByteCount: 32)
    }

    func enclave() throws -> SecureEnclave.P256.Signing.PrivateKey {
        try SecureEnclave.P256.Signing.PrivateKey()
    }

    func quantum(_ data: Data) throws -> Data {
        let kem = try MLKEM768.PrivateKey()
        let sent = try kem.publicKey.encapsulate()
        _ = try kem.decapsulate(sent.encapsulated)
        let key = try MLDSA65.PrivateKey()
        return try key.signature(for: data)
    }

    func hybrid(_ key: XWingMLKEM768X25519.PublicKey, info: Data) throws -> HPKE.Sender {
        try HPKE.Sender(recipientKey: key, ciphersuite: .XWingMLKEM768X25519_SHA256_AES_GCM_256, info: info)
    }
}
