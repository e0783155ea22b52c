import QuickCrypto, { createHash } from 'react-native-quick-crypto';
import * as browser from 'crypto-browserify';

export const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex');

export function sign(text: string, pem: string) {
  const signer = QuickCrypto.createSign('RSA-SHA512');
  signer.update(text);
  return signer.sign(pem);
}

export const tag = (key: string, text: string) => browser.createHmac('md5', key).update(text).digest();
