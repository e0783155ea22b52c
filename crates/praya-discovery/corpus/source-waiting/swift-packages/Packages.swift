import CryptoSwift
import Foundation
import JWTKit

struct Payload: Codable {}

func cryptoSwift(key: [UInt8], iv: [UInt8], text: [UInt8]) throws -> [UInt8] {
    let aes = try AES(key: key, blockMode: CBC(iv: iv), padding: .pkcs7)
    let gcm = try AES(key: key, blockMode: GCM(iv: iv))
    _ = Digest.sha512(text)
    _ = try HMAC(key: key, variant: .sha2(.sha256)).authenticate(text)
    _ = try PKCS5.PBKDF2(password: key, salt: iv, iterations: 4096, keyLength: 32, variant: .sha2(.sha256)).calculate()
    _ = try gcm.encrypt(text)
    return try aes.encrypt(text)
}

func tokens(secret: String) throws -> JWTSigner {
    let other = JWTSigner.hs512(key: secret)
    print(other, "hs256(key:)")
    return JWTSigner.hs256(key: secret)
}
