import CommonCrypto
import Foundation
import Security

final class Legacy {
    private let bits = 2048

    func md5(_ data: Data) -> Data {
        var digest = [UInt8](repeating: 0, count: Int(CC_MD5_DIGEST_LENGTH))
        data.withUnsafeBytes { bytes in
            _ = CC_MD5(bytes.baseAddress, CC_LONG(data.count), &digest)
        }
        return Data(digest)
    }

    func encrypt(_ data: Data, key: Data, iv: Data) -> Int32 {
        var moved = 0
        var out = Data(count: data.count + kCCBlockSizeAES128)
        return CCCrypt(
            CCOperation(kCCEncrypt), CCAlgorithm(kCCAlgorithmAES), CCOptions(kCCOptionPKCS7Padding),
            (key as NSData).bytes, kCCKeySizeAES256, (iv as NSData).bytes,
            (data as NSData).bytes, data.count, &out, out.count, &moved)
    }

    func tag(_ data: Data, key: Data) -> [UInt8] {
        var mac = [UInt8](repeating: 0, count: 32)
        CCHmac(CCHmacAlgorithm(kCCHmacAlgSHA256), [UInt8](key), key.count, [UInt8](data), data.count, &mac)
        return mac
    }

    func derive(_ password: String, salt: [UInt8]) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: 32)
        CCKeyDerivationPBKDF(CCPBKDFAlgorithm(kCCPBKDF2), password, password.utf8.count, salt, salt.count, CCPseudoRandomAlgorithm(kCCPRFHmacAlgSHA512), 100_000, &key, key.count)
        return key
    }

    func generate() -> SecKey? {
        let attributes: [String: Any] = [
            kSecAttrKeyType as String: kSecAttrKeyTypeRSA,
            kSecAttrKeySizeInBits as String: bits,
        ]
        return SecKeyCreateRandomKey(attributes as CFDictionary, nil)
    }

    func generateEc() -> SecKey? {
        let attributes: [CFString: Any] = [kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecAttrKeySizeInBits: 256]
        return SecKeyCreateRandomKey(attributes as CFDictionary, nil)
    }

    func sign(_ data: Data, key: SecKey) -> Data? {
        let algorithm: SecKeyAlgorithm = .rsaSignatureMessagePSSSHA256
        return SecKeyCreateSignature(key, algorithm, data as CFData, nil) as Data?
    }

    func verify(_ data: Data, _ signature: Data, key: SecKey) -> Bool {
        SecKeyVerifySignature(key, .ecdsaSignatureMessageX962SHA384, data as CFData, signature as CFData, nil)
    }

    func seal(_ data: Data, key: SecKey) -> Data? {
        SecKeyCreateEncryptedData(key, SecKeyAlgorithm.rsaEncryptionOAEPSHA256, data as CFData, nil) as Data?
    }

    func note() -> String { "CC_SHA1 is not used; kCCAlgorithmDES neither" }
}
