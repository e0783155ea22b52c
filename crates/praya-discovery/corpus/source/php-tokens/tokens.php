<?php

namespace Bank\Tokens;

use Firebase\JWT\JWT;
use Firebase\JWT\Key;
use Jose\Component\Core\AlgorithmManager;
use Jose\Component\Encryption\Algorithm\ContentEncryption\A256GCM;
use Jose\Component\Encryption\Algorithm\KeyEncryption\RSAOAEP256;
use Jose\Component\KeyManagement\JWKFactory;
use Jose\Component\Signature\Algorithm\ES256;
use Lcobucci\JWT\Configuration;
use Lcobucci\JWT\Signer\Ecdsa\Sha384 as EcdsaSha384;
use Lcobucci\JWT\Signer\Hmac\Sha256;
use Lcobucci\JWT\Signer\Key\InMemory;
use Lcobucci\JWT\Signer\Rsa;

class Tokens
{
    private const ALGORITHM = 'RS256';
    private string $secret;

    public function issue(array $payload, string $key): string
    {
        return JWT::encode($payload, $key, self::ALGORITHM);
    }

    public function read(string $token)
    {
        return JWT::decode($token, new Key($this->secret, 'HS512'));
    }

    public function readOld(string $token)
    {
        return JWT::decode($token, $this->secret, ['HS256', 'HS384']);
    }

    public function lcobucci(): array
    {
        return [
            Configuration::forSymmetricSigner(new Sha256(), InMemory::plainText($this->secret)),
            new EcdsaSha384(),
            new Rsa\Sha512(),
        ];
    }

    public function webToken(): AlgorithmManager
    {
        JWKFactory::createRSAKey(2048, ['use' => 'sig']);
        JWKFactory::createECKey('P-521');
        return new AlgorithmManager([
            new ES256(),
            new RSAOAEP256(),
            new A256GCM(),
        ]);
    }

    public function check(array $header): void
    {
        if ($header['alg'] === 'none') {
            throw new \RuntimeException('alg none, expected RS256 or PS256');
        }
    }
}
