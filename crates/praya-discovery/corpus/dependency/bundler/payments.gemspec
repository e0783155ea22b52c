Gem::Specification.new do |spec|
  spec.name = "payments"
  spec.description = "add openssl"
  spec.add_dependency "json-jwt", "~> 1.16"
  spec.add_development_dependency("scrypt")
end
