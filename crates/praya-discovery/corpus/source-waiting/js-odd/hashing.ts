export { createHash as hash, createHmac } from 'node:crypto';

export enum Digest {
  Short = 'sha256',
  Long = 'sha512',
}

export const ALGORITHMS = { token: 'ES256', key: { type: 'rsa', bits: 3072 } } as const;
