# frozen_string_literal: true

require 'openssl'

module Keys
  CURVES = %w[prime256v1 secp521r1].freeze

  class << self
    attr_accessor :bits

    def rsa
      @rsa ||= ::OpenSSL::PKey::RSA.new(2048)
    end

    def sign(data)
      rsa.sign('SHA512', data)
    end
  end

  def self.curve
    OpenSSL::PKey::EC.generate(CURVES.last)
  end
end
