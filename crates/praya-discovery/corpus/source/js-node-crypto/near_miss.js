// crypto.createHash('md5') in a comment is none
const crypto = require('crypto');
const events = require('events');

const hashes = {
  createHash(name) {
    return { update: () => name };
  },
};

class Wallet {
  sign(hash, data) {
    return `${hash}:${data}`;
  }

  generateKeyPairSync(kind) {
    return kind;
  }
}

function run(data) {
  const wallet = new Wallet();
  wallet.generateKeyPairSync('rsa');
  hashes.createHash('md5').update(data);
  if (!crypto.getHashes().includes('sha256')) throw new Error("crypto.createHash('sha1')");
  return [wallet.sign('sha256', data), crypto.randomUUID(), crypto.timingSafeEqual(data, data), events];
}

module.exports = { run };
