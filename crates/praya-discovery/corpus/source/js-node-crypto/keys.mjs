import crypto, { constants, createPrivateKey, createSign, generateKeyPairSync } from 'node:crypto';
import { promisify } from 'node:util';
import { RSA } from './settings.mjs';

export function rsa() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', RSA);
  return { privateKey, publicKey };
}

export function signLegacy(pem, data) {
  const signer = createSign('RSA-SHA256');
  signer.update(data);
  return signer.sign(pem, 'hex');
}

export function signPss(data, key) {
  const signer = crypto.createSign('SHA512');
  signer.update(data);
  return signer.sign({ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 });
}

export function verifyUnknown(data, key, signature) {
  return crypto.createVerify('SHA256').update(data).verify(key, signature);
}

export function ec(data) {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  return crypto.sign('sha384', data, pair.privateKey);
}

export function edwards(data) {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ed25519');
  const signature = crypto.sign(null, data, privateKey);
  return crypto.verify(null, data, publicKey, signature);
}

export function fromFile(data, pem) {
  const key = createPrivateKey(pem);
  return crypto.sign(undefined, data, key);
}

export function agree(peer) {
  const mine = generateKeyPairSync('x25519');
  return crypto.diffieHellman({ privateKey: mine.privateKey, publicKey: peer });
}

export function ecdh(peer) {
  const local = crypto.createECDH('prime256v1');
  local.generateKeys();
  return local.computeSecret(peer);
}

export function finite(peer) {
  const group = crypto.getDiffieHellman('modp14');
  group.generateKeys();
  crypto.createDiffieHellman(1024);
  return group.computeSecret(peer);
}

export function wrap(key, data) {
  crypto.publicEncrypt(key, data);
  crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, data);
  return crypto.privateDecrypt({ key, oaepHash: 'sha256' }, data);
}

export async function asynchronous() {
  const generate = promisify(crypto.generateKeyPair);
  crypto.generateKeyPair('rsa-pss', { modulusLength: 3072, hashAlgorithm: 'sha256' }, () => {});
  return crypto.generateKeySync('aes', { length: 256 });
}

export function postQuantum(data) {
  const kem = crypto.generateKeyPairSync('ml-kem-768');
  const { ciphertext } = crypto.encapsulate(kem.publicKey);
  crypto.decapsulate(kem.privateKey, ciphertext);
  const dsa = crypto.generateKeyPairSync('ml-dsa-65');
  return crypto.sign(null, data, dsa.privateKey);
}
