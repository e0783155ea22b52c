import { webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const { subtle } = webcrypto;
const ALGORITHM: RsaHashedKeyGenParams = {
  name: 'RSA-OAEP',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

export class Vault {
  private readonly hmac = { name: 'HMAC', hash: 'SHA-256' };

  async keys(): Promise<CryptoKeyPair> {
    return subtle.generateKey(ALGORITHM, true, ['encrypt']);
  }

  async tag(key: CryptoKey, data: ArrayBuffer): Promise<ArrayBuffer> {
    return webcrypto.subtle.sign('HMAC', key, data);
  }

  async load(raw: ArrayBuffer): Promise<CryptoKey> {
    return webcrypto.subtle.importKey('raw', raw, this.hmac, false, ['sign']);
  }

  async edwards(): Promise<CryptoKey> {
    return (await subtle.generateKey('Ed25519', true, ['sign'])) as CryptoKey;
  }
}
