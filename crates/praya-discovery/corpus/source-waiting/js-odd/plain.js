'use strict';

const md5 = (text) => require('crypto').createHash('md5').update(text).digest('hex');

var self = module.exports = {
  name: 'sha224',
  digest: function (text) {
    return require('crypto').createHash(self.name).update(text).digest();
  },
};

const names = new Map([['strong', 'aes-256-cbc']]);

function Cipher(kind) {
  this.algorithm = names.get(kind);
}

Cipher.prototype.run = function (key, iv) {
  return require('crypto').createCipheriv(this.algorithm, key, iv);
};

function choose(level) {
  switch (level) {
    case 'low':
      return 'sha1';
    default:
      return 'sha384';
  }
}

exports.tag = (key, level) => require('crypto').createHmac(choose(level), key);

exports.cipher = (key, iv) => new Cipher('strong').run(key, iv);
exports.md5 = md5;
