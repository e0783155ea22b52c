require 'active_support/message_encryptor'
require 'aws-sdk-kms'
require 'bcrypt'
require 'json/jwt'
require 'jwt'
require 'lockbox'
require 'net/ssh'

class Tokens
  ALGORITHM = 'RS256'

  def self.issue(payload, key)
    JWT.encode(payload, key, ALGORITHM)
  end

  def self.default(payload, secret)
    JWT.encode payload, secret
  end

  def self.check(token, key)
    JWT.decode(token, key, true, { algorithm: 'ES384' }).first
  end

  def self.check_many(token, key)
    JWT.decode(token, key, true, algorithms: %w[PS256 HS512])
  end

  def self.peek(token)
    JWT.decode(token, nil, false)
  end

  def self.json_jwt(claims, key)
    JSON::JWT.new(claims).sign(key, :ES256).to_s
  end
end

def remote(host)
  Net::SSH.start(host, 'ops', kex: %w[curve25519-sha256], encryption: 'aes256-ctr', host_key: 'ssh-ed25519') do |ssh|
    ssh.exec!('uptime')
  end
end

def store(password)
  BCrypt::Password.create(password, cost: 12)
end

def matches?(stored, password)
  BCrypt::Password.new(stored) == password
end

def message(secret, text)
  ActiveSupport::MessageEncryptor.new(secret, cipher: 'aes-256-gcm').encrypt_and_sign(text)
end

def verifier(secret)
  ActiveSupport::MessageVerifier.new(secret, digest: 'SHA256').generate('x')
end

def box(key)
  Lockbox.new(key: key, algorithm: 'xchacha20')
end

def kms(id, digest)
  client = Aws::KMS::Client.new(region: 'eu-west-1')
  client.sign(key_id: id, message: digest, signing_algorithm: 'RSASSA_PSS_SHA_512')
end
