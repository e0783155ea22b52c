resource "vault_pki_secret_backend_role" "r" {
  key_type = "ec"
  key_bits = 384
}
resource "vault_transit_secret_backend_key" "t" {
  type = "aes256-gcm96"
}
