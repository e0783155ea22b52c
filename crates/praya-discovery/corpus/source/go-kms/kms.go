package keys

import (
	"context"

	kmspb "cloud.google.com/go/kms/apiv1/kmspb"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azkeys"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/kms/types"
)

func create(ctx context.Context, c *kms.Client) error {
	_, err := c.CreateKey(ctx, &kms.CreateKeyInput{
		KeySpec:  types.KeySpecEccNistP384,
		KeyUsage: types.KeyUsageTypeSignVerify,
	})
	return err
}

func sign(ctx context.Context, c *kms.Client, digest []byte) error {
	in := &kms.SignInput{KeyId: aws.String("alias/ci"), Message: digest}
	in.SigningAlgorithm = types.SigningAlgorithmSpecRsassaPssSha256
	_, err := c.Sign(ctx, in)
	return err
}

func data(ctx context.Context, c *kms.Client) error {
	_, err := c.GenerateDataKey(ctx, &kms.GenerateDataKeyInput{KeySpec: types.DataKeySpecAes256})
	return err
}

func template() *kmspb.CryptoKeyVersionTemplate {
	return &kmspb.CryptoKeyVersionTemplate{Algorithm: kmspb.CryptoKeyVersion_EC_SIGN_P256_SHA256}
}

const bits int32 = 3072

func azure() azkeys.CreateKeyParameters {
	return azkeys.CreateKeyParameters{Kty: to.Ptr(azkeys.KeyTypeRSA), KeySize: to.Ptr(bits)}
}

// SignInput is this package's own.
type SignInput struct{ SigningAlgorithm string }

func nearMiss() SignInput { return SignInput{SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256"} }
