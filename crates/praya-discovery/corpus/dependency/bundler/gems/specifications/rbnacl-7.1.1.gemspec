# -*- encoding: utf-8 -*-
Gem::Specification.new do |s|
  s.name = "rbnacl".freeze
  s.version = "7.1.1"
  s.add_runtime_dependency(%q<ffi>.freeze, [">= 0"])
end
