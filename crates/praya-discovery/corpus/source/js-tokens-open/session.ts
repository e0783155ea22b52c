import { EncryptJWT, jwtDecrypt, compactDecrypt } from 'jose';
import hkdf, { hkdf as derive } from '@panva/hkdf';
import { pbkdf } from 'bcrypt-pbkdf';
import * as bcryptPbkdf from 'bcrypt-pbkdf';

const ALG = 'dir';
const ENC = 'A256CBC-HS512';

export async function key(secret: string): Promise<Uint8Array> {
  return hkdf('sha256', secret, '', 'session', 64);
}

export async function longKey(secret: string, info: string): Promise<Uint8Array> {
  return await derive('sha512', secret, 'salt', info, 64);
}

export async function write(claims: Record<string, unknown>, secret: Uint8Array): Promise<string> {
  return await new EncryptJWT(claims).setProtectedHeader({ alg: ALG, enc: ENC }).encrypt(secret);
}

export async function read(token: string, secret: Uint8Array) {
  const { payload } = await jwtDecrypt(token, secret, {
    keyManagementAlgorithms: [ALG],
    contentEncryptionAlgorithms: [ENC, 'A256GCM'],
  });
  return payload;
}

export async function unwrap(token: string, secret: Uint8Array) {
  return compactDecrypt(token, secret, { keyManagementAlgorithms: ['RSA-OAEP-256'] });
}

export function oldKey(pass: Uint8Array, salt: Uint8Array, out: Uint8Array): void {
  bcryptPbkdf.pbkdf(pass, pass.length, salt, salt.length, out, out.length, 16);
}

const words = { hkdf: (name: string) => `hkdf ${name}`, jwtDecrypt: (t: string) => t };

export const text = words.hkdf('sha256') + words.jwtDecrypt('A256GCM');
