<?php

declare(strict_types=1);

namespace Shop\Security;

enum Digest: string
{
    case Strong = 'sha512';
    case Weak = 'md5';
}

trait Fingerprints
{
    protected static string $method = 'sha256';

    public function fingerprint(string $data): string
    {
        return hash(self::$method, $data);
    }
}

abstract class Base
{
    abstract protected function cipher(): string;

    public function seal(string $text, string $key, string $iv): string
    {
        return openssl_encrypt($text, $this->cipher(), $key, OPENSSL_RAW_DATA, $iv);
    }
}

final class Stream extends Base
{
    use Fingerprints;

    protected function cipher(): string
    {
        return 'aes-256-ctr';
    }

    public function byEnum(string $data): string
    {
        return hash(Digest::Strong->value, $data);
    }

    public function byMatch(int $version, string $data, string $key): string
    {
        $algorithm = match ($version) {
            1 => 'sha1',
            default => 'sha384',
        };
        return hash_hmac($algorithm, $data, $key);
    }

    public function named(string $password): string
    {
        return password_hash(password: $password, algo: PASSWORD_ARGON2I);
    }
}

$config = [
    'key' => ['private_key_bits' => 4096, 'private_key_type' => OPENSSL_KEYTYPE_RSA],
    'unused' => ['cipher' => 'des-ede3-cbc'],
];
$pair = openssl_pkey_new($config['key']);

$digest = fn (string $data): string => hash('ripemd160', $data);
$callback = array_map(static function (string $line): string {
    return md5($line);
}, ['a', 'b']);

define('LEGACY_CIPHER', 'bf-cbc');
$old = openssl_decrypt('x', LEGACY_CIPHER, 'k', 0, 'iv');
