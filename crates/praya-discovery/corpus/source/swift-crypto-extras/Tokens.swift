import Crypto
import Foundation
import _CryptoExtras

enum TokenError: Error { case invalid }

struct RSATokenSigner {
    let key: _RSA.Signing.PrivateKey

    init(pem: String) throws {
        key = try _RSA.Signing.PrivateKey(pemRepresentation: pem)
    }

    func sign(_ payload: Data) throws -> Data {
        let digest = SHA384.hash(data: payload)
        return try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation
    }
}

func fresh() throws -> _RSA.Signing.PrivateKey {
    try _RSA.Signing.PrivateKey(keySize: .bits3072)
}

func verify(_ pem: String, _ message: Data, _ signature: Data) throws -> Bool {
    let key = try _RSA.Signing.PublicKey(pemRepresentation: pem)
    let parsed = _RSA.Signing.RSASignature(rawRepresentation: signature)
    return key.isValidSignature(parsed, for: SHA256.hash(data: message), padding: .PSS)
}

func wrap(_ pem: String, _ secret: Data) throws -> Data {
    let key = try _RSA.Encryption.PublicKey(pemRepresentation: pem)
    return try key.encrypt(secret, padding: .PKCS1_OAEP)
}

func old(_ data: Data, _ key: SymmetricKey) throws -> Data {
    let sealed = try AES._CBC.encrypt(data, using: key, iv: AES._CBC.IV())
    return try AES._CBC.decrypt(sealed, using: key, iv: AES._CBC.IV())
}

func others(_ data: Data, _ key: SymmetricKey) throws {
    _ = try AES._CTR.encrypt(data, using: key, nonce: AES._CTR.Nonce())
    _ = try AES.GCM._SIV.seal(data, using: key)
    var mac = try AES.CMAC(key: key)
    mac.update(data: data)
    _ = try KDF.Scrypt.deriveKey(from: data, salt: data, outputByteCount: 32, rounds: 16384, blockSize: 8, parallelism: 1)
    _ = try KDF.Insecure.PBKDF2.deriveKey(from: data, salt: data, using: .sha256, outputByteCount: 32, rounds: 600_000)
}

// Names of the program's own.
enum Legacy { struct _CBC { static func encrypt(_ d: Data) -> Data { d } } }
func nearMiss(_ d: Data) -> Data { Legacy._CBC.encrypt(d) }
let note = "AES._CTR.encrypt and _RSA are not offered"
