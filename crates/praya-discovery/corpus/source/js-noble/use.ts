import { gcm } from '@noble/ciphers/aes.js';
import { xchacha20poly1305 } from '@noble/ciphers/chacha';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { schnorr, secp256k1 } from '@noble/curves/secp256k1';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { keccak_256 as keccak } from '@noble/hashes/sha3';
import { ml_dsa65 } from '@noble/post-quantum/ml-dsa.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem';
import { slh_dsa_sha2_128f } from '@noble/post-quantum/slh-dsa.js';
import { XWing } from '@noble/post-quantum/hybrid.js';
import { MlKem1024 } from 'mlkem';

export function curves(message: Uint8Array, theirs: Uint8Array) {
  const secret = ed25519.utils.randomSecretKey();
  const signature = ed25519.sign(message, secret);
  p256.verify(signature, message, theirs);
  secp256k1.sign(message, secret);
  schnorr.verify(signature, message, theirs);
  return x25519.getSharedSecret(secret, theirs);
}

export function hashes(data: Uint8Array) {
  const running = sha512.create();
  running.update(data);
  hmac(sha256, data, data);
  hkdf(sha256, data, undefined, undefined, 32);
  return [sha256(data), keccak(data)];
}

export function ciphers(key: Uint8Array, nonce: Uint8Array, data: Uint8Array) {
  const box = xchacha20poly1305(key, nonce);
  box.encrypt(data);
  return gcm(key, nonce).decrypt(data);
}

export async function postQuantum(message: Uint8Array) {
  const { publicKey, secretKey } = ml_kem768.keygen();
  const { cipherText } = ml_kem768.encapsulate(publicKey);
  ml_kem768.decapsulate(cipherText, secretKey);
  const keys = ml_dsa65.keygen();
  ml_dsa65.sign(keys.secretKey, message);
  slh_dsa_sha2_128f.verify(keys.publicKey, message, message);
  XWing.encapsulate(publicKey);
  const kem = new MlKem1024();
  return kem.generateKeyPair();
}
