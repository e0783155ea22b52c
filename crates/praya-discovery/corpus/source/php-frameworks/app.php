<?php

namespace App\Services;

use Defuse\Crypto\Crypto;
use Defuse\Crypto\Key;
use Illuminate\Encryption\Encrypter;
use Symfony\Component\PasswordHasher\Hasher\MessageDigestPasswordHasher;
use Symfony\Component\PasswordHasher\Hasher\Pbkdf2PasswordHasher;

class App
{
    public function laravel(string $key): Encrypter
    {
        return new Encrypter($key, 'AES-256-CBC');
    }

    public function symfony(): array
    {
        return [
            new Pbkdf2PasswordHasher('sha512', true, 10000, 40),
            new MessageDigestPasswordHasher('sha1'),
        ];
    }

    public function defuse(string $text, Key $key): string
    {
        return Crypto::encrypt($text, $key);
    }

    public function own(): string
    {
        return (new Crypter())->encrypt('AES-128-ECB');
    }
}

class Crypter
{
    public function encrypt(string $mode): string
    {
        return $mode;
    }
}
