<?php

namespace Bank\Keys;

class Keys
{
    public const CIPHER = 'aes-256-gcm';

    private array $config;

    public function __construct(array $config = [])
    {
        $this->config = [
            'digest_alg' => 'sha256',
            'private_key_bits' => 3072,
            'private_key_type' => OPENSSL_KEYTYPE_RSA,
        ];
    }

    public function seal(string $text, string $key, string $iv, &$tag): string
    {
        return openssl_encrypt($text, self::CIPHER, $key, OPENSSL_RAW_DATA, $iv, $tag);
    }

    public function open(string $text, string $key, string $iv): string
    {
        $method = 'AES-' . 128 . '-CBC';
        return openssl_decrypt($text, $method, $key, 0, $iv);
    }

    public function rsa()
    {
        return openssl_pkey_new($this->config);
    }

    public function ec()
    {
        $key = openssl_pkey_new([
            'private_key_type' => OPENSSL_KEYTYPE_EC,
            'curve_name' => 'secp384r1',
        ]);
        return $key;
    }

    public function sign(string $data, string $pem): string
    {
        openssl_sign($data, $signature, $pem, OPENSSL_ALGO_SHA256);
        openssl_sign($data, $second, $pem, 'sha512WithRSAEncryption');
        return $signature . $second;
    }

    public function signFresh(string $data): string
    {
        $key = openssl_pkey_new(['private_key_bits' => 2048, 'private_key_type' => OPENSSL_KEYTYPE_RSA]);
        openssl_sign($data, $signature, $key, OPENSSL_ALGO_SHA512);
        return $signature;
    }

    public function wrap(string $secret, $key): string
    {
        openssl_public_encrypt($secret, $wrapped, $key, OPENSSL_PKCS1_OAEP_PADDING);
        openssl_private_decrypt($wrapped, $again, $key);
        openssl_seal($secret, $sealed, $keys, [$key], 'AES256');
        return $wrapped;
    }

    public function digest(string $data, string $password, string $salt): string
    {
        $derived = openssl_pbkdf2($password, $salt, 32, 100000, 'sha256');
        return openssl_digest($data, 'sha1') . openssl_random_pseudo_bytes(4);
    }

    public function note(): string
    {
        return 'openssl_encrypt($text, "des-ecb") was removed';
    }
}

function openssl_like_encrypt(string $text, string $method): string
{
    return $text . $method;
}

openssl_like_encrypt('a', 'rc4');
