module.exports = {
  cipher: 'aes-256-gcm',
  hash: process.env.HASH || 'sha512',
  rsa: { modulusLength: 4096, publicExponent: 0x10001 },
};
