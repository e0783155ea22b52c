import * as crypto from 'node:crypto';

const { RSA_PKCS1_PSS_PADDING, RSA_PKCS1_PADDING } = crypto.constants;

export function pss(key: crypto.KeyLike, data: string): string {
  const signer = crypto.createSign('RSA-SHA256');
  signer.update(data);
  return signer.sign({ key, padding: RSA_PKCS1_PSS_PADDING, saltLength: 32 }, 'base64');
}

export function checkPss(key: crypto.KeyLike, data: string, signature: string): boolean {
  return crypto.createVerify('RSA-SHA512').update(data)
    .verify({ key, padding: crypto.constants.RSA_PKCS1_PSS_PADDING }, signature, 'hex');
}

export function plain(pem: string, data: string): Buffer {
  const signer = crypto.createSign('rsa-sha384');
  signer.write(data);
  signer.end();
  return signer.sign({ key: pem, padding: RSA_PKCS1_PADDING });
}

export function old(pem: string, data: string): Buffer {
  return crypto.createSign('sha1WithRSAEncryption').update(data).sign(pem);
}

export function elliptic(pem: string, data: string): Buffer {
  return crypto.createSign('sha256').update(data).sign({ key: pem, dsaEncoding: 'ieee-p1363' });
}

export function named(pem: string, data: string): Buffer {
  return crypto.createSign('ecdsa-with-SHA1').update(data).sign(pem);
}

class Notary {
  createSign(name: string): string {
    return `RSA-SHA256 ${name}`;
  }
}

export const note = new Notary().createSign('RSA-SHA256');

export function once(key: string, data: Buffer): Buffer {
  return crypto.sign('RSA-SHA256', data, { key, padding: RSA_PKCS1_PSS_PADDING });
}

export function onceToo(key: string, data: Buffer, signature: Buffer): boolean {
  return crypto.verify('sha512', data, { key, padding: RSA_PKCS1_PSS_PADDING }, signature)
    && crypto.verify('RSA-SHA1', data, key, signature);
}
