const crypto = require('crypto');
const settings = require('./settings');

function encrypt(key, iv) {
  return crypto.createCipheriv(settings.cipher, key, iv);
}

function digests(data) {
  return ['md5', 'sha384'].map((name) => crypto.createHash(name).update(data).digest());
}

module.exports = { encrypt, digests };
