import md5 from 'md5';
import { sha256, sha224 } from 'js-sha256';
import { keccak256, sha3_512 as strong } from 'js-sha3';
import shajs from 'sha.js';
import createHash from 'create-hash';
import hash from 'hash.js';
import { blake2bHex } from 'blakejs';
import objectHash from 'object-hash';
import aesjs from 'aes-js';

export function digests(text) {
  md5(text);
  sha256(text);
  sha224.create().update(text).hex();
  keccak256(text);
  strong(text);
  shajs('sha384').update(text).digest('hex');
  createHash('ripemd160').update(text);
  hash.sha512().update(text).digest();
  hash.hmac(hash.sha256, 'key').update(text);
  blake2bHex(text);
  objectHash({ text });
  objectHash({ text }, { algorithm: 'sha256' });
  return sha256.hmac('key', text);
}

export const encrypt = (key, iv, bytes) => new aesjs.ModeOfOperation.cbc(key, iv).encrypt(bytes);
