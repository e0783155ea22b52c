import Crypto
import _CryptoExtras

final class Server {
    private let agreement: P384.KeyAgreement.PrivateKey

    init(pem: String) throws {
        agreement = try P384.KeyAgreement.PrivateKey(pemRepresentation: pem)
    }

    func rsa() throws -> _RSA.Signing.PrivateKey {
        try _RSA.Signing.PrivateKey(keySize: .bits3072)
    }

    func check(_ key: P521.Signing.PublicKey, _ signature: P521.Signing.ECDSASignature, _ message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}
