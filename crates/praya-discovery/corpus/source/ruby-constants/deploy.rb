require 'digest'
require 'openssl'

module Deploy
  class Node
    def checksum(text) = Digest::MD5.hexdigest(text)

    def key = OpenSSL::PKey::RSA.new(2048)

    def digest = OpenSSL::Digest.new('SHA224')
  end
end

def stamp(text)
  Digest::SHA1.hexdigest(text)
end
