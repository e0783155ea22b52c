# frozen_string_literal: true

require 'digest'
require 'openssl'

module Keys
  TABLE = { weak: 'des-cbc', strong: 'aes-256-gcm' }.freeze

  class << self
    attr_accessor :bits

    def cipher(level = :strong)
      OpenSSL::Cipher.new(TABLE.fetch(:strong)).tap do |cipher|
        cipher.encrypt
      end
    end
  end
end

class Fingerprint
  def initialize(bits: 256, key: nil)
    @bits = bits
    @key = key
  end

  def of(data)
    OpenSSL::Digest.new("SHA#{@bits}").hexdigest(data)
  end

  def tag(data)
    OpenSSL::HMAC.hexdigest(algorithm, @key, data)
  end

  def self.sha1(data)
    Digest::SHA1.hexdigest(data)
  end

  private

  def algorithm
    'SHA256'
  end
end

def run(data)
  Fingerprint.new(bits: 384).of(data)
end

def legacy?(level)
  name = case level
         when 1 then 'md5'
         else 'sha256'
         end
  OpenSSL::Digest.digest(name, 'x')
end

def each_name(data)
  %w[MD5 SHA1].each { |name| puts OpenSSL::Digest.hexdigest(name, data) }
end
