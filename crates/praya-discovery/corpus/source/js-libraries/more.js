const bcrypt = require('bcryptjs');
const argon2 = require('argon2');
const { Client } = require('ssh2');
const { ethers, Wallet } = require('ethers');
const openpgp = require('openpgp');
const sshpk = require('sshpk');

async function passwords(password, stored) {
  const hash = await bcrypt.hash(password, 12);
  await argon2.hash(password, { type: argon2.argon2i });
  return bcrypt.compareSync(password, stored) && hash;
}

function remote(host) {
  const client = new Client();
  client.connect({
    host,
    algorithms: { kex: ['curve25519-sha256'], cipher: ['aes256-gcm@openssh.com'], serverHostKey: ['ssh-ed25519'] },
  });
  return client;
}

async function ethereum(message) {
  const wallet = Wallet.createRandom();
  const digest = ethers.keccak256(message);
  return wallet.signMessage(digest);
}

async function pgp() {
  return openpgp.generateKey({ type: 'rsa', rsaBits: 4096, userIDs: [{ name: 'a' }] });
}

const deploy = () => sshpk.generatePrivateKey('ecdsa', { curve: 'nistp384' });

module.exports = { passwords, remote, ethereum, pgp, deploy };
