resource "azurerm_key_vault_key" "k" {
  key_type = "RSA-HSM"
  key_size = 2048
  key_opts = ["sign"]
}
resource "azurerm_key_vault_certificate" "c" {
  certificate_policy {
    key_properties {
      key_type = "EC"
      curve    = "P-256"
    }
  }
}
resource "azurerm_storage_account" "s" {
  min_tls_version = "TLS1_1"
}
resource "azurerm_storage_account" "t" {
  name = "nothing of TLS"
}
