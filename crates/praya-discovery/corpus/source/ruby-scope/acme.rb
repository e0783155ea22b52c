require 'openssl'

module Acme
  module Digest
    class MD5
      def self.hexdigest(text)
        text.reverse
      end
    end
  end

  def self.run
    Digest::MD5.hexdigest('x')
  end
end
