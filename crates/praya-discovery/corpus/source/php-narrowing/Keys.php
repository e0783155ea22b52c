<?php

use phpseclib3\Crypt\EC\PrivateKey as ECPrivateKey;
use phpseclib3\Crypt\PublicKeyLoader;
use phpseclib3\Crypt\RSA\PublicKey as RSAPublicKey;

final class Keys
{
    public function seal(string $pem, string $text): string
    {
        $key = PublicKeyLoader::load($pem);
        if (!$key instanceof RSAPublicKey) {
            throw new InvalidArgumentException('RSA wanted');
        }
        return $key->encrypt($text);
    }

    public function sign(object $key, string $text): string
    {
        if ($key instanceof ECPrivateKey) {
            return $key->sign($text);
        }
        return $this->encrypt($text);
    }

    private function encrypt(string $text): string
    {
        return strrev($text);
    }
}
