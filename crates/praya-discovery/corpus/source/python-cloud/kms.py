import boto3
from azure.keyvault.keys import KeyClient, KeyCurveName
from azure.keyvault.keys.crypto import CryptographyClient, EncryptionAlgorithm, SignatureAlgorithm

kms = boto3.client("kms", region_name="eu-west-1")
SIGNING = "RSASSA_PSS_SHA_256"


def make():
    return kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P384")


def sign(key_id, digest):
    return kms.sign(KeyId=key_id, Message=digest, MessageType="DIGEST", SigningAlgorithm=SIGNING)


def post_quantum(key_id, message):
    session = boto3.Session()
    client = session.client("kms")
    client.create_key(KeySpec="ML_DSA_65", KeyUsage="SIGN_VERIFY")
    return client.sign(KeyId=key_id, Message=message, SigningAlgorithm="ML_DSA_SHAKE_256")


def envelope(key_id):
    return kms.generate_data_key(KeyId=key_id, KeySpec="AES_256")


def oaep(key_id, blob):
    return kms.decrypt(KeyId=key_id, CiphertextBlob=blob, EncryptionAlgorithm="RSAES_OAEP_SHA_256")


def azure(credential, digest):
    keys = KeyClient("https://vault", credential)
    key = keys.create_rsa_key("one", size=3072)
    keys.create_ec_key("two", curve=KeyCurveName.p_256)
    crypto = CryptographyClient(key, credential)
    crypto.encrypt(EncryptionAlgorithm.rsa_oaep_256, digest)
    return crypto.sign(SignatureAlgorithm.es256, digest)


def not_keys():
    storage = boto3.client("s3")
    storage.put_object(Bucket="b", Key="RSA_2048", ServerSideEncryption="aws:kms")
    return boto3.client("sts").get_caller_identity()


def google(parent):
    from google.cloud import kms as google_kms

    client = google_kms.KeyManagementServiceClient()
    algorithm = google_kms.CryptoKeyVersion.CryptoKeyVersionAlgorithm.EC_SIGN_P256_SHA256
    key = {"purpose": "ASYMMETRIC_SIGN", "version_template": {"algorithm": algorithm}}
    return client.create_crypto_key(request={"parent": parent, "crypto_key_id": "k", "crypto_key": key})
