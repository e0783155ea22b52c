import CryptoJS from 'crypto-js';
import AES from 'crypto-js/aes';
import sha256 from 'crypto-js/sha256';
import { ec as EC, eddsa as EdDSA } from 'elliptic';
import forge from 'node-forge';
import NodeRSA from 'node-rsa';
import nacl from 'tweetnacl';
import _sodium from 'libsodium-wrappers';

const passphrase = 'correct horse';

export function cryptoJs(text) {
  const boxed = CryptoJS.AES.encrypt(text, passphrase).toString();
  CryptoJS.AES.decrypt(boxed, passphrase, { mode: CryptoJS.mode.ECB, padding: CryptoJS.pad.Pkcs7 });
  AES.encrypt(text, passphrase);
  CryptoJS.HmacSHA256(text, passphrase);
  CryptoJS.PBKDF2(passphrase, 'salt', { keySize: 8, hasher: CryptoJS.algo.SHA512 });
  return sha256(text).toString(CryptoJS.enc.Hex);
}

export function curves(message) {
  const curve = new EC('secp256k1');
  const key = curve.genKeyPair();
  const signature = key.sign(message);
  curve.keyFromPublic(key.getPublic()).verify(message, signature);
  return new EdDSA('ed25519').keyFromSecret(passphrase).sign(message);
}

export function forged(text) {
  const pair = forge.pki.rsa.generateKeyPair({ bits: 2048, e: 0x10001 });
  const md = forge.md.sha256.create();
  md.update(text);
  const cipher = forge.cipher.createCipher('AES-CBC', 'k');
  forge.pkcs5.pbkdf2(passphrase, 'salt', 1000, 16, 'sha512');
  return [pair, cipher, forge.util.encode64(text)];
}

export function rsa(text) {
  const key = new NodeRSA({ b: 1024 });
  return key.encrypt(text, 'base64');
}

export function naclUse(message, nonce, theirs) {
  const pair = nacl.sign.keyPair();
  nacl.sign.detached(message, pair.secretKey);
  nacl.secretbox(message, nonce, theirs);
  return nacl.box(message, nonce, theirs, pair.secretKey);
}

export async function sodium(message, nonce, key) {
  await _sodium.ready;
  const sodium = _sodium;
  sodium.crypto_sign_keypair();
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(message, null, null, nonce, key);
}
