// OpenSSL's short names mean the CBC mode.
const { createCipher, createCipheriv, createDecipheriv } = require('crypto');

const NAMES = { strong: 'aes256', weak: 'des' };

function write(key, iv) {
  return createCipheriv(NAMES.strong, key, iv);
}

function read(key, iv) {
  return createDecipheriv('aes192', key, iv);
}

function old(password) {
  return [createCipher(NAMES.weak, password), createCipher('des3', password), createCipher('bf-ecb', password)];
}

const shelf = { createCipheriv: (name) => `${name} aes256` };

module.exports = { write, read, old, label: shelf.createCipheriv('aes128') };
