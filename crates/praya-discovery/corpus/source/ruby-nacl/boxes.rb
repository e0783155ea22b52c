require 'ed25519'
require 'rbnacl'
require 'x25519'

class Identity
  def initialize(seed = nil)
    @key = seed ? RbNaCl::SigningKey.new(seed) : RbNaCl::SigningKey.generate
  end

  def sign(message)
    @key.sign(message)
  end

  def self.verify(raw, signature, message)
    RbNaCl::VerifyKey.new(raw).verify(signature, message)
  end
end

def talk(theirs, nonce, text)
  mine = RbNaCl::PrivateKey.generate
  box = RbNaCl::Box.new(theirs, mine)
  box.encrypt(nonce, text)
end

def secret(key, nonce, text)
  RbNaCl::SecretBox.new(key).box(nonce, text)
end

def aead(key, nonce, text)
  cipher = RbNaCl::AEAD::XChaCha20Poly1305IETF.new(key)
  cipher.encrypt(nonce, text, '')
end

def hashes(key, data)
  RbNaCl::Hash.blake2b(data)
  RbNaCl::Hash.sha256(data)
  RbNaCl::HMAC::SHA256.auth(key, data)
  RbNaCl::PasswordHash.argon2id('p', 'salt', 4, 1 << 20, 32)
end

def pure(message, theirs)
  key = Ed25519::SigningKey.generate
  signature = key.sign(message)
  key.verify_key.verify(signature, message)
  X25519::Scalar.generate.diffie_hellman(theirs)
end
