import * as jose from 'jose';
import { CompactEncrypt, EncryptJWT, SignJWT, generateKeyPair, importPKCS8, jwtVerify } from 'jose';
import type { KeyLike } from 'jose';

enum Alg {
  Signing = 'ES384',
  Wrapping = 'RSA-OAEP-256',
}

export class TokenService {
  constructor(private readonly key: KeyLike) {}

  async issue(subject: string): Promise<string> {
    return new SignJWT({ role: 'user' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject(subject)
      .setExpirationTime('2h')
      .sign(this.key);
  }

  async issueLater(subject: string): Promise<string> {
    const token = new jose.SignJWT({ subject });
    token.setProtectedHeader({ alg: Alg.Signing });
    return token.sign(this.key);
  }

  async check(token: string) {
    return jwtVerify(token, this.key, { algorithms: ['PS256'], audience: 'api' });
  }

  async seal(text: string) {
    return new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: Alg.Wrapping, enc: 'A256GCM' })
      .encrypt(this.key);
  }

  async sealDirect(claims: jose.JWTPayload, secret: Uint8Array) {
    return new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A128CBC-HS256' }).encrypt(secret);
  }
}

export async function keys(pem: string) {
  await generateKeyPair('ES256');
  await jose.generateKeyPair('RS256', { modulusLength: 4096 });
  return importPKCS8(pem, 'RS512');
}

export const header = (token: string) => jose.decodeProtectedHeader(token).alg;
