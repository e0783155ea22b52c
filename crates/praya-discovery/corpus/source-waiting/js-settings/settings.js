module.exports = {
  cipher: 'aes-256-gcm',
  rsa: { modulusLength: 4096, publicExponent: 0x10001 },
};
