require 'openssl'
require 'digest'
require 'digest/bubblebabble'

module Box
  NAME = 'aes256'

  def self.open(key, iv)
    cipher = OpenSSL::Cipher.new(NAME).decrypt
    cipher.key = key
    cipher.iv = iv
    cipher
  end

  def self.legacy
    [
      OpenSSL::Cipher.new('des3'),
      OpenSSL::Cipher.new('bf'),
      OpenSSL::Cipher::DES.new,
      OpenSSL::Cipher::IDEA.new('ecb'),
      OpenSSL::Cipher::CAST5.new,
      OpenSSL::Cipher::RC2.new,
      OpenSSL::Cipher::BF.new(:ofb),
    ]
  end

  def self.words(text)
    Digest::MD5.bubblebabble(text) + Digest('SHA256').hexdigest(text)
  end

  def self.named(text)
    Digest(:SHA1).new << text
  end
end

class Digests
  def Digest(name) = "the digest of #{name}"

  def bubblebabble(text) = text.reverse

  def show = Digest('MD5') + bubblebabble('des3')
end
