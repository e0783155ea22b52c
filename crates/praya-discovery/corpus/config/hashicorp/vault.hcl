listener "tcp" {
  address         = "0.0.0.0:8200"
  tls_cert_file   = "/etc/vault/cert.pem"
  tls_min_version = "tls12"
  tls_max_version = "tls12"
}
listener "tcp" {
  address     = "127.0.0.1:8300"
  tls_disable = true
  tls_min_version = "tls10"
}
