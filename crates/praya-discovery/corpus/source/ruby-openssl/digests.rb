require 'digest'
require 'openssl'

module Checksums
  ALGORITHM = 'sha384'

  def self.file(path)
    Digest::SHA256.file(path).hexdigest
  end

  def self.etag(body)
    Digest::MD5.hexdigest(body)
  end

  def self.running(parts)
    digest = OpenSSL::Digest.new('SHA512')
    parts.each { |part| digest << part }
    digest.hexdigest
  end

  def self.named(data)
    OpenSSL::Digest.digest(ALGORITHM, data)
  end

  def self.short(data)
    OpenSSL::Digest::SHA1.hexdigest(data) + Digest::SHA2.new(512).hexdigest(data)
  end

  def self.tag(key, data)
    OpenSSL::HMAC.hexdigest('SHA256', key, data)
  end

  def self.old_tag(key, data)
    OpenSSL::HMAC.digest(OpenSSL::Digest.new('sha1'), key, data)
  end

  def self.derive(password, salt)
    OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 20_000, length: 32, hash: 'sha256')
  end

  def self.old_derive(password, salt)
    OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, salt, 2000, 16)
  end

  def self.expand(secret)
    OpenSSL::KDF.hkdf(secret, salt: '', info: 'x', length: 32, hash: 'SHA512')
  end
end
