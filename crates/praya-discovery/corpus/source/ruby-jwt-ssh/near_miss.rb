require 'jwt'

class Codec
  def self.encode(payload, key, algorithm)
    [payload, key, algorithm].join('.')
  end

  def self.decode(token, key, verify, options)
    token
  end
end

def run
  Codec.encode({}, 'k', 'RS256')
  Codec.decode('t', 'k', true, algorithm: 'HS256')
rescue JWT::IncorrectAlgorithm
  'expected JWT.encode(payload, key, "none")'
end
