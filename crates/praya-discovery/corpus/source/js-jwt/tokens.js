const jwt = require('jsonwebtoken');
const { expressjwt } = require('express-jwt');
const { Strategy, ExtractJwt } = require('passport-jwt');
const jws = require('jws');
const nodeJose = require('node-jose');
const jwtSimple = require('jwt-simple');

const ALGORITHM = 'RS256';
const secret = process.env.JWT_SECRET;

function issue(user) {
  return jwt.sign({ id: user.id }, secret, { expiresIn: '1h' });
}

function issueWithKey(user, key) {
  return jwt.sign({ id: user.id }, key, { algorithm: ALGORITHM, keyid: '1' });
}

const check = (token, key) => jwt.verify(token, key, { algorithms: ['ES256', 'PS384'] });

function checkAny(token) {
  return jwt.verify(token, secret);
}

const guard = expressjwt({ secret, algorithms: ['HS512'] });

const strategy = new Strategy(
  { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: secret, algorithms: ['ES512'] },
  (payload, done) => done(null, payload));

const raw = jws.sign({ header: { alg: 'HS384' }, payload: 'x', secret });
const ok = jws.verify(raw, 'HS384', secret);

const old = jwtSimple.encode({ a: 1 }, secret, 'HS512');

async function key() {
  return nodeJose.JWK.createKey('EC', 'P-384', { use: 'sig' });
}

function read(token) {
  return jwt.decode(token, { complete: true }).header.alg === 'RS256';
}

module.exports = { issue, issueWithKey, check, checkAny, guard, strategy, ok, old, key, read };
