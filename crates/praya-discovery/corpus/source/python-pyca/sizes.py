DEFAULT_BITS = 3072
LEGACY_BITS = 1024
DESCRIPTION = "rsa.generate_private_key(65537, 1024) is not allowed"
