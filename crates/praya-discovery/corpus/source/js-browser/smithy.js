// Names of this project that are those of libraries.
const forge = {
  md: { sha256: { create: () => 'iron' } },
  pki: { rsa: { generateKeyPair: (size) => size } },
};
const nacl = { sign: { detached: (m) => m }, box: (m) => m };

export function hammer(sjcl) {
  return [forge.md.sha256.create(), forge.pki.rsa.generateKeyPair(1024), nacl.sign.detached('salt'), nacl.box('salt'), sjcl.encrypt('a', 'b')];
}

export class KJUR {
  static crypto() {
    return 'KJUR.crypto.Util.sha256';
  }
}
