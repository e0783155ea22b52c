export const ALGORITHMS = { token: 'ES256', key: { type: 'rsa', bits: 3072 } } as const;
