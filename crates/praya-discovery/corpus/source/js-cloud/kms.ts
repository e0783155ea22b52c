import { CreateKeyCommand, EncryptCommand, KMSClient, SignCommand, SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import { CryptographyClient, KeyClient } from '@azure/keyvault-keys';
import { KeyManagementServiceClient } from '@google-cloud/kms';

const kms = new KMSClient({});

export async function aws(KeyId: string, Message: Uint8Array) {
  await kms.send(new CreateKeyCommand({ KeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY' }));
  const sign = new SignCommand({ KeyId, Message, SigningAlgorithm: SigningAlgorithmSpec.ECDSA_SHA_256 });
  await kms.send(new EncryptCommand({ KeyId, Plaintext: Message }));
  return kms.send(sign);
}

export async function azure(url: string, credential: any, digest: Uint8Array) {
  const keys = new KeyClient(url, credential);
  const key = await keys.createRsaKey('one', { keySize: 2048 });
  await keys.createEcKey('two', { curve: 'P-256' });
  const client = new CryptographyClient(key, credential);
  await client.wrapKey('RSA-OAEP-256', digest);
  return client.sign('ES256', digest);
}

export async function google(parent: string) {
  const client = new KeyManagementServiceClient();
  return client.createCryptoKey({
    parent,
    cryptoKeyId: 'k',
    cryptoKey: { purpose: 'ASYMMETRIC_SIGN', versionTemplate: { algorithm: 'RSA_SIGN_PSS_2048_SHA256' } },
  });
}
