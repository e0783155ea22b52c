const crypto = require('crypto');
const { createHash, createHmac: mac, pbkdf2Sync, scrypt } = require('node:crypto');

const ALGORITHM = 'aes-192-cbc';

function encrypt(key, text) {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
}

function decrypt(key, iv, data) {
  const decipher = crypto.createDecipheriv(ALGORITHM, key, iv);
  return decipher.update(data) + decipher.final();
}

function digests(data) {
  createHash('sha256').update(data).digest('hex');
  crypto.hash('sha1', data);
  return crypto.createHash(`md${5}`).update(data).digest();
}

const tag = (key, data) => mac('sha256', key).update(data).digest('base64');

function passwords(password, salt, done) {
  pbkdf2Sync(password, salt, 100000, 64, 'sha512');
  crypto.pbkdf2(password, salt, 1, 32, 'sha1', done);
  scrypt(password, salt, 64, done);
  return crypto.hkdfSync('sha384', password, salt, Buffer.alloc(0), 32);
}

class Cipher {
  constructor(bits = 128) {
    this.name = `aes-${bits}-ctr`;
  }

  run(key, iv, data) {
    return crypto.createCipheriv(this.name, key, iv).update(data);
  }
}

const strong = new Cipher(256);

module.exports = { encrypt, decrypt, digests, tag, passwords, run: (k, i, d) => strong.run(k, i, d) };
