import crypto = require('crypto');
import * as jwt from 'jsonwebtoken';
import { ALGORITHMS } from './settings';

interface Options {
  algorithm?: string;
  rounds?: number;
}

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

}

export function withDefaults({ algorithm = 'sha1', rounds = 1 }: Options = {}) {
  return crypto.pbkdf2Sync('p', 's', rounds, 32, algorithm);
}

export const derived = () => withDefaults({ algorithm: 'sha384' });

export async function lazy(data: string) {
  const { createHash } = await import('node:crypto');
  return createHash('md5').update(data).digest('hex');
}

export function optional(data: string, legacy: boolean) {
  return crypto?.createHash(legacy ? 'sha1' : 'sha256').update(data);
}
