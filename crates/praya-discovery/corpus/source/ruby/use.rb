require 'openssl'
require 'digest'

BITS = 2048

def run(data)
  Digest::SHA256.hexdigest(data)
  OpenSSL::PKey::RSA.new(BITS)
  OpenSSL::Cipher.new('aes-256-gcm')
  # Digest::MD5.hexdigest(data)
end
