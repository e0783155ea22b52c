const { createHash, createHmac } = require('crypto');

const DEFAULTS = Object.freeze({ algorithm: 'sha3-256', tag: 'sha384' });
const merged = Object.assign({}, DEFAULTS, { tag: 'sha512' });

exports.digest = (data) => createHash(DEFAULTS.algorithm).update(data).digest();
exports.tag = (key, data) => createHmac(merged.tag, key).update(data).digest();
exports.all = (data) => Object.values({ a: 'md5', b: 'sha1' }).map((name) => createHash(name).update(data));
