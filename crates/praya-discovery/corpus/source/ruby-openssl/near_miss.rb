require 'openssl'
require 'securerandom'
require 'zlib'

# OpenSSL::Cipher.new('des-cbc') in a comment
module Acme
  class Contract
    def sign(who, date)
      "#{who} #{date} SHA256"
    end
  end

  def self.run
    Contract.new.sign('SHA256', 'data')
    SecureRandom.hex(16)
    Zlib.crc32('OpenSSL::Digest.new("MD5")')
    raise OpenSSL::Cipher::CipherError, 'aes-256-cbc failed' if OpenSSL::Cipher.ciphers.include?('rc4')
  end
end
