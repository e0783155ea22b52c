import crypto = require('crypto');
import { promisify } from 'util';
import { ALGORITHMS, Digest, createHmac, hash } from './hashing';

const scrypt = promisify(crypto.scrypt);
const generate = promisify(crypto.generateKeyPair);

export const reexported = (data: string) => hash(Digest.Long).update(data).digest('hex');

export class Tokens {
  constructor(private readonly key: string) {}

  tag(data: string) {
    return createHmac(Digest.Short, this.key).update(data).digest();
  }
}

export async function slow(password: string) {
  await generate('rsa', { modulusLength: ALGORITHMS.key.bits });
  return scrypt(password, 'salt', 64);
}
