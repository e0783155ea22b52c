// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "payments",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "3.0.0"),
        .package(url: "https://github.com/krzyzanowskim/CryptoSwift", .upToNextMinor(from: "1.8.0")),
        .package(url: "https://github.com/jedisct1/swift-sodium", branch: "master"),
        // .package(url: "https://github.com/vapor/jwt-kit", exact: "4.0.0"),
        .package(url: "https://github.com/apple/swift-crypto-ads", exact: "1.0.0"),
    ]
)
