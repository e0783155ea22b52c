import JWTKit
import Vapor

func passwords(_ password: String) throws -> Bool {
    let digest = try Bcrypt.hash(password)
    return try Bcrypt.verify(password, created: digest)
}

func keys(pem: String) async throws -> JWTKeyCollection {
    let keys = JWTKeyCollection()
    await keys.add(hmac: "secret", digestAlgorithm: .sha512)
    try await keys.add(ecdsa: ES384PrivateKey(pem: pem))
    return keys
}

func note() -> String { "Bcrypt.hash and hs256" }
