export const RSA = { modulusLength: 4096, publicExponent: 0x10001 };
export const NAMES = ['md5'];
