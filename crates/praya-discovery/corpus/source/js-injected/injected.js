const crypto = require('crypto');

class Digester {
  constructor(name) {
    this.name = name;
  }

  of(data) {
    return crypto.createHash(this.name).update(data).digest();
  }
}

class Exchange {
  constructor(curve, hash, ...rest) {
    this.curve = curve;
    this.rest = rest;
    this.hash = hash;
  }

  start() {
    return crypto.createECDH(this.curve);
  }
}

const digester = new Digester('sha512');

module.exports = {
  digester,
  make(...args) {
    return new Exchange('prime256v1', 'sha256', ...args);
  },
};
