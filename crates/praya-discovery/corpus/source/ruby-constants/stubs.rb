# What stands in for the library where it cannot be loaded.
module OpenSSL
  module PKey
    class RSA; end
  end
end

class Digest::MD5
  def short = hexdigest[0, 8]
end
