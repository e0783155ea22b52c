require 'openssl'

module Signing
  include OpenSSL

  def self.key
    PKey::RSA.new(1024)
  end
end
