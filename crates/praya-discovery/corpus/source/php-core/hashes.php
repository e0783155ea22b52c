<?php

declare(strict_types=1);

namespace Bank\Hashing;

use function hash_hmac;

const DIGEST = 'sha384';

final class Hasher
{
    private const TAG = 'sha512';
    private string $algorithm = 'sha3-256';

    public function __construct(private string $extra = 'ripemd160')
    {
    }

    public function all(string $data, string $key): array
    {
        return [
            'a' => md5($data),
            'b' => \sha1($data),
            'c' => hash(DIGEST, $data),
            'd' => hash($this->algorithm, $data),
            'e' => hash_hmac(self::TAG, $data, $key),
            'f' => hash_file('sha256', '/etc/hosts'),
            'g' => hash('crc32b', $data),
            'h' => hash('xxh128', $data),
        ];
    }

    public function stream(string $data): string
    {
        $context = hash_init('whirlpool');
        hash_update($context, $data);
        return hash_final($context);
    }

    public function derive(string $password, string $salt): string
    {
        $slow = hash_pbkdf2('sha256', $password, $salt, 600000, 32, true);
        return hash_hkdf('sha512', $slow, 32);
    }

    public function passwords(string $password): array
    {
        $options = ['cost' => 12];
        return [
            password_hash($password, PASSWORD_DEFAULT),
            password_hash($password, PASSWORD_BCRYPT, $options),
            password_hash($password, PASSWORD_ARGON2ID),
        ];
    }

    public function old(string $data, string $key, string $iv): string
    {
        $des = mcrypt_encrypt(MCRYPT_3DES, $key, $data, MCRYPT_MODE_ECB);
        return mcrypt_decrypt(MCRYPT_RIJNDAEL_128, $key, $des, MCRYPT_MODE_CBC, $iv);
    }

    public function open(string $name, string $data): string
    {
        return hash($name, $data);
    }
}
