require 'faraday'
require 'net/http'
require 'openssl'

def context
  ctx = OpenSSL::SSL::SSLContext.new
  ctx.min_version = OpenSSL::SSL::TLS1_2_VERSION
  ctx.ciphers = %w[ECDHE-RSA-AES256-GCM-SHA384]
  ctx.ecdh_curves = 'X25519:P-256'
  ctx
end

def old
  OpenSSL::SSL::SSLContext.new(:TLSv1)
end

def fixed
  ctx = OpenSSL::SSL::SSLContext.new
  ctx.ssl_version = :TLSv1_1
  ctx
end

def params
  ctx = OpenSSL::SSL::SSLContext.new
  ctx.set_params(verify_mode: OpenSSL::SSL::VERIFY_PEER)
  ctx
end

def get(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.use_ssl = true
  http.ssl_version = :TLSv1_2
  http.get(uri.path)
end

def start(uri)
  Net::HTTP.start(uri.host, uri.port, use_ssl: true, min_version: :TLS1_3) { |http| http.get('/') }
end

def faraday
  Faraday.new('https://example.org', ssl: { min_version: :TLS1_2, max_version: :TLS1_2 })
end
