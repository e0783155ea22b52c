function isRsa(key) { return key["kty"] === "RSA" && "n" in key; }
