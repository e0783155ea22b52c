<?php

use phpseclib3\Crypt\AES;
use phpseclib3\Crypt\EC;
use phpseclib3\Crypt\Hash;
use phpseclib3\Crypt\RSA;
use phpseclib3\Crypt\TripleDES as Triple;
use phpseclib3\Net\SFTP;

class Lib
{
    public function keys(): array
    {
        $rsa = RSA::createKey(4096);
        $ec = EC::createKey('nistp256');
        $ed = EC::createKey('Ed25519');
        return [$rsa, $ec, $ed];
    }

    public function sign(string $pem, string $text): string
    {
        $key = RSA::loadPrivateKey($pem);
        return $key->withPadding(RSA::SIGNATURE_PSS)->withHash('sha256')->sign($text);
    }

    public function encrypt(string $key, string $text): string
    {
        $cipher = new AES('gcm');
        $cipher->setKeyLength(256);
        $cipher->setKey($key);
        $old = new Triple('cbc');
        $hash = new Hash('sha512');
        return $cipher->encrypt($text) . $hash->hash($text);
    }

    public function transfer(string $host): SFTP
    {
        return new SFTP($host);
    }

    public function legacy(): void
    {
        $rsa = new \phpseclib\Crypt\RSA();
        $rsa->createKey(1024);
        $aes = new \phpseclib\Crypt\AES(\phpseclib\Crypt\AES::MODE_CBC);
    }

    public function text(): string
    {
        return RSA::class . ' new DES("ecb")';
    }
}
