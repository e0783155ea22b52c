import Foundation
import Network
import NIOSSL

func client() -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    return configuration
}

func session() -> URLSession {
    let configuration = URLSessionConfiguration.default
    configuration.tlsMinimumSupportedProtocolVersion = .TLSv13
    return URLSession(configuration: configuration)
}

func parameters() -> NWParameters {
    let options = NWProtocolTLS.Options()
    sec_protocol_options_set_min_tls_protocol_version(options.securityProtocolOptions, .TLSv12)
    return NWParameters(tls: options)
}

func label() -> String { "TLSv10 is off" }
