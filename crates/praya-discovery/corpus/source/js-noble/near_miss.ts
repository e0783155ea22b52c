import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';

const ed25519 = { sign: (text: string) => `${text} ed25519`, verify: () => true };
const sha256 = (text: string) => text.length;

export const run = (text: string) => [ed25519.sign(text), ed25519.verify(), sha256(text), bytesToHex(randomBytes(32))];
