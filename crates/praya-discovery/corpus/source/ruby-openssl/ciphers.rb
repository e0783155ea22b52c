# frozen_string_literal: true

require 'openssl'

module Vault
  CIPHER = 'aes-256-gcm'

  module_function

  def seal(key, text)
    cipher = OpenSSL::Cipher.new(CIPHER)
    cipher.encrypt
    cipher.key = key
    iv = cipher.random_iv
    [iv, cipher.update(text) + cipher.final, cipher.auth_tag]
  end

  def open(key, iv, data)
    decipher = OpenSSL::Cipher::AES.new(128, :CBC).decrypt
    decipher.key = key
    decipher.iv = iv
    decipher.update(data) + decipher.final
  end

  def legacy(data)
    OpenSSL::Cipher.new('des-ede3-cbc').encrypt.update(data)
  end

  def sized(data)
    OpenSSL::Cipher::AES256.new(:CTR).encrypt.update(data)
  end

  def built(bits, mode: 'cbc')
    OpenSSL::Cipher.new("aes-#{bits}-#{mode}")
  end
end

Vault.built(192)
