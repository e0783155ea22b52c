import crypto = require('crypto');
import { promisify } from 'util';
import * as jwt from 'jsonwebtoken';
import { ALGORITHMS, Digest, createHmac, hash } from './hashing';

const scrypt = promisify(crypto.scrypt);
const generate = promisify(crypto.generateKeyPair);

interface Options {
  algorithm?: string;
  rounds?: number;
}

export const reexported = (data: string) => hash(Digest.Long).update(data).digest('hex');

export class Tokens {
  static readonly algorithm = ALGORITHMS.token;
  private static cipher = 'aes-128-gcm';
  #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  issue = (claims: object): string => jwt.sign(claims, this.#key, { algorithm: Tokens.algorithm });

  seal(iv: Buffer) {
    return crypto.createCipheriv(Tokens.cipher, this.#key, iv);
  }

  tag(data: string) {
    return createHmac(Digest.Short, this.#key).update(data).digest();
  }
}

export function withDefaults({ algorithm = 'sha1', rounds = 1 }: Options = {}) {
  return crypto.pbkdf2Sync('p', 's', rounds, 32, algorithm);
}

export const derived = () => withDefaults({ algorithm: 'sha384' });

export async function slow(password: string) {
  await generate('rsa', { modulusLength: ALGORITHMS.key.bits });
  return scrypt(password, 'salt', 64);
}

export async function lazy(data: string) {
  const { createHash } = await import('node:crypto');
  return createHash('md5').update(data).digest('hex');
}

export function optional(data: string, legacy: boolean) {
  return crypto?.createHash(legacy ? 'sha1' : 'sha256').update(data);
}
