require 'net/http'

class Connection
  attr_accessor :ssl_version, :min_version, :ciphers
end

def own
  connection = Connection.new
  connection.ssl_version = :SSLv3
  connection.min_version = :TLS1
  connection.ciphers = 'RC4'
  connection
end

def plain(uri)
  Net::HTTP.new(uri.host, 80).get('/TLSv1')
  Net::HTTP.get(uri)
end
