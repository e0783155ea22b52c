import { generateKeyPairSync } from 'node:crypto';
import settings from './settings.js';

export const keys = () => generateKeyPairSync('rsa', settings.rsa);
