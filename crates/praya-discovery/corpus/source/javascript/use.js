const crypto = require('node:crypto');
const { createHash: digest } = require('crypto');
const jwt = require('jsonwebtoken');

const bits = 2048;

function run(key, iv, token) {
  digest('sha512').update('x');
  crypto.createHmac('sha256', key);
  crypto.createCipheriv(`aes-${256}-gcm`, key, iv);
  crypto.generateKeyPairSync('rsa', { modulusLength: bits });
  crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  jwt.sign({}, key, { algorithm: 'ES256' });
  // crypto.createHash('md5')
  return "crypto.createHash('sha1')";
}

module.exports = { run };
