import { decodeJwt } from 'jose';

class SignJWT {
  setProtectedHeader(header: { alg: string }) {
    return this;
  }

  sign(key: string) {
    return `${key} HS256`;
  }
}

const jwt = {
  sign: (claims: object, key: string, options: { algorithm: string }) => JSON.stringify(claims) + key + options.algorithm,
  verify: () => true,
};

export function run(token: string) {
  jwt.sign({}, 'k', { algorithm: 'RS256' });
  jwt.verify();
  new SignJWT().setProtectedHeader({ alg: 'RS256' }).sign('k');
  return decodeJwt(token).alg ?? "jwt.sign(payload, key, { algorithm: 'none' })";
}
