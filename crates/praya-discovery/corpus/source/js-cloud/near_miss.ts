import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';

class SignCommand {
  constructor(readonly input: { SigningAlgorithm: string }) {}
}

export async function run() {
  await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'RSA_2048', Body: '' }));
  await new KMSClient({}).send(new ListKeysCommand({}));
  return new SignCommand({ SigningAlgorithm: 'RSASSA_PSS_SHA_256' });
}
