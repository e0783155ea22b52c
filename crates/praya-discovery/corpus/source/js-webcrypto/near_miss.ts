interface Subtle {
  digest(name: string): string;
}

const subtle: Subtle = { digest: (name) => `${name} is subtle` };

class Crypto {
  subtle = subtle;
}

export function text(): string {
  const crypto = new Crypto();
  return crypto.subtle.digest('SHA-1') + subtle.digest('MD5');
}

export const ids = () => [globalThis.crypto.randomUUID(), "subtle.digest('SHA-256')"];
