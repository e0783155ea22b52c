'use strict';

const names = new Map([['strong', 'aes-256-cbc']]);

function Cipher(kind) {
  this.algorithm = names.get(kind);
}

Cipher.prototype.run = function (key, iv) {
  return require('crypto').createCipheriv(this.algorithm, key, iv);
};

exports.cipher = (key, iv) => new Cipher('strong').run(key, iv);
