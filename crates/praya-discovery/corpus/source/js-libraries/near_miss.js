const CryptoJS = require('crypto-js');
const { ethers } = require('ethers');

class Client {
  connect(options) {
    return options.algorithms;
  }
}

const nacl = { sign: (text) => `${text}, Ed25519`, box: () => ({}) };
const AES = { encrypt: (text) => text };

module.exports = {
  run: (text) => [
    new Client().connect({ algorithms: { kex: ['diffie'] } }),
    nacl.sign(text),
    nacl.box(),
    AES.encrypt(text, 'k'),
    CryptoJS.enc.Utf8.parse("CryptoJS.MD5('x')"),
    ethers.formatEther(1n),
  ],
};
