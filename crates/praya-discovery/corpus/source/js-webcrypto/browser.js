const subtle = window.crypto.subtle;

export async function makeKey() {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
}

export async function encrypt(key, data) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return subtle.encrypt({ name: 'AES-GCM', iv }, key, data);
}

export async function signatures(data) {
  const pair = await globalThis.crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign', 'verify']);
  const signature = await subtle.sign({ name: 'ECDSA', hash: { name: 'SHA-384' } }, pair.privateKey, data);
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-384' }, pair.publicKey, signature, data);
}

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

export const rsa = () => self.crypto.subtle.generateKey(RSA, true, ['sign']);

export async function derive(password, salt) {
  const base = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: 1e5 }, base, 256);
}

export async function agree(mine, theirs) {
  return subtle.deriveBits({ name: 'X25519', public: theirs }, mine, 256);
}

export async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes));
}

export async function wrap(key, kek) {
  const wrapped = await subtle.wrapKey('raw', key, kek, 'AES-KW');
  return subtle.unwrapKey('raw', wrapped, kek, { name: 'RSA-OAEP' }, 'AES-GCM', true, ['encrypt']);
}

export async function session(mine, theirs) {
  return subtle.deriveKey(
    { name: 'ECDH', public: theirs }, mine, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}
