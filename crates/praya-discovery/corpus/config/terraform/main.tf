# resource "tls_private_key" "old" { algorithm = "DSA" }
variable "bits" {
  type    = number
  default = 3072
}
variable "spec" {
  type = string
}
locals {
  curve = "P384"
  keys  = { main = "RSA_4096" }
}
resource "tls_private_key" "rsa" {
  algorithm = "RSA"
  rsa_bits  = var.bits
}
resource "tls_private_key" "ec" {
  algorithm   = "ECDSA"
  ecdsa_curve = local.curve
}
resource "tls_private_key" "ed" {
  algorithm = "ED25519"
}
resource "tls_private_key" "none" {
  count     = 0
  algorithm = "RSA"
  rsa_bits  = 1024
}
resource "aws_kms_key" "sign" {
  customer_master_key_spec = local.keys.main
  key_usage                = "SIGN_VERIFY"
}
resource "aws_kms_key" "given" {
  customer_master_key_spec = var.spec
}
resource "aws_kms_key" "default" {
  description = "RSA_1024 is gone"
}
resource "aws_kms_key" "either" {
  customer_master_key_spec = var.prod ? "ECC_NIST_P384" : "ECC_NIST_P256"
}
data "aws_kms_key" "other" {
  key_id = "alias/rsa"
}
resource "aws_lb_listener" "https" {
  port       = 443
  protocol   = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
resource "aws_lb_listener" "default" {
  protocol = "TLS"
}
resource "aws_lb_listener" "http" {
  protocol = "HTTP"
}
resource "aws_key_pair" "deployer" {
  key_name   = "deployer"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEeC7JcaSBpJkmrdDU0PomH6gd1Q0FJ5NUHQVS61VYDW test-key"
}
