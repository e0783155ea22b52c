require 'openssl'

Setting = Struct.new(:digest, :bits, keyword_init: true)
STRONG = Setting.new(digest: 'sha512', bits: 256)

%w[sha224 sha256].each do |name|
  OpenSSL::Digest.hexdigest(name, 'warm up')
end

{ quick: 'md5' }.each { |_, name| OpenSSL::Digest.hexdigest(name, 'warm up') }

class Maker
  def digest(data, opts = {})
    OpenSSL::Digest.digest(opts[:algorithm] || 'sha1', data)
  end

  def tag(key, data, options)
    OpenSSL::HMAC.digest(options.fetch(:digest, 'sha1'), key, data)
  end
end

def run(data)
  Maker.new.digest(data, algorithm: 'sha384')
  Maker.new.digest(data)
  Maker.new.tag('k', data, digest: 'sha256')
end

def struct(data)
  OpenSSL::Digest.digest(STRONG.digest, data)
end

def formatted
  OpenSSL::Cipher.new(format('aes-%d-%s', 256, 'cbc'))
end
