// A page that loads its libraries by script elements: their globals are all there is.
(function () {
  'use strict';

  function keyPair() {
    return forge.pki.rsa.generateKeyPair({ bits: 3072, workers: 2 });
  }

  function fingerprint(text) {
    var md = forge.md.sha256.create();
    md.update(text);
    return md.digest().toHex();
  }

  function seal(key, iv, text) {
    var cipher = forge.cipher.createCipher('AES-GCM', key);
    cipher.start({ iv: iv });
    return cipher.update(forge.util.createBuffer(text));
  }

  function signed(message, secret) {
    return nacl.sign.detached(message, secret);
  }

  function boxed(message, nonce, theirs, mine) {
    return nacl.box(message, nonce, theirs, mine);
  }

  function tag(pem, text) {
    var sig = new KJUR.crypto.Signature({ alg: 'SHA256withRSA' });
    sig.init(pem);
    sig.updateString(text);
    return sig.sign();
  }

  function digest(text) {
    return KJUR.crypto.Util.sha256(text);
  }

  function longDigest(text) {
    var sha = new jsSHA('SHA-512', 'TEXT');
    sha.update(text);
    return sha.getHash('HEX');
  }

  function counter(key) {
    return new aesjs.ModeOfOperation.ctr(key, new aesjs.Counter(5));
  }

  function old(password, text) {
    return sjcl.encrypt(password, text);
  }

  function sum(text) {
    return sjcl.codec.hex.fromBits(sjcl.hash.sha256.hash(text));
  }

  function hmac(key, text) {
    return new sjcl.misc.hmac(key, sjcl.hash.sha512).encrypt(text);
  }

  window.page = [keyPair, fingerprint, seal, signed, boxed, tag, digest, longDigest, counter, old, sum, hmac];
})();
