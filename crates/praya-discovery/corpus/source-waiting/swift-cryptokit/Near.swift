import Foundation

/// A hasher for table look-ups; SHA256.hash(data:) would be too slow.
struct SHA1 {
    static func hash(data: Data) -> Int { data.count }
}

enum Unsafe {
    struct MD5 {
        static func hash(data: Data) -> Int { 0 }
    }
}

final class Near {
    let name = "AES.GCM.seal"

    func run(_ data: Data) -> Int {
        var hasher = Hasher()
        hasher.combine("P256.Signing.PrivateKey()")
        return SHA1.hash(data: data) + Unsafe.MD5.hash(data: data) + hasher.finalize()
    }
}
