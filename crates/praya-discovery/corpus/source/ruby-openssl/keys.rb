require 'openssl'

class Signer
  BITS = 3072

  def initialize(path = nil)
    @key = path ? OpenSSL::PKey::RSA.new(File.read(path)) : OpenSSL::PKey::RSA.generate(BITS)
  end

  def encrypt(text)
    OpenSSL::PKey::RSA.new(2048).public_encrypt(text, OpenSSL::PKey::RSA::PKCS1_OAEP_PADDING)
  end
end

def rsa_sign(data)
  key = OpenSSL::PKey::RSA.new(4096)
  signature = key.sign(OpenSSL::Digest.new('SHA256'), data)
  key.public_key.verify('SHA256', signature, data)
  key.sign_pss('SHA384', data, salt_length: :max, mgf1_hash: 'SHA384')
  key.private_decrypt(data)
end

def ec_sign(digest)
  key = OpenSSL::PKey::EC.generate('prime256v1')
  key.dsa_sign_asn1(digest)
  key.sign('SHA256', digest)
end

def ec_agree(theirs)
  mine = OpenSSL::PKey::EC.generate('secp384r1')
  mine.dh_compute_key(theirs)
end

def edwards(data)
  key = OpenSSL::PKey.generate_key('ED25519')
  key.sign(nil, data)
end

def agree(theirs)
  mine = OpenSSL::PKey.generate_key('X25519')
  mine.derive(theirs)
end

def finite(theirs)
  dh = OpenSSL::PKey::DH.new(2048)
  dh.compute_key(theirs)
end

def dsa(data)
  OpenSSL::PKey::DSA.generate(1024).sign('SHA1', data)
end

def from_file(path, data)
  key = OpenSSL::PKey.read(File.read(path))
  key.sign('SHA256', data)
end

def raw(bytes, data)
  OpenSSL::PKey.new_raw_private_key('ED25519', bytes).sign(nil, data)
end

def certificate(name)
  key = OpenSSL::PKey::RSA.new(2048)
  cert = OpenSSL::X509::Certificate.new
  cert.subject = OpenSSL::X509::Name.parse(name)
  cert.public_key = key.public_key
  cert.sign(key, OpenSSL::Digest::SHA256.new)
end

def post_quantum(data)
  key = OpenSSL::PKey.generate_key('ML-KEM-768')
  _, ciphertext = key.encapsulate
  key.decapsulate(ciphertext)
  OpenSSL::PKey.generate_key('ML-DSA-65').sign(nil, data)
end

def check(pem, signature, data)
  OpenSSL::PKey::RSA.new(pem).verify(OpenSSL::Digest::SHA1.new, signature, data)
end
