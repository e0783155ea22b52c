<?php

namespace Bank\Near;

function password_hash_of(string $who): string
{
    return "hash of $who";
}

class Kitchen
{
    public function hash(string $food): string
    {
        return $food . ' browned';
    }

    public static function md5(int $n): int
    {
        return $n;
    }
}

$kitchen = new Kitchen();
echo $kitchen->hash('sha1');
echo Kitchen::md5(5);
echo password_hash_of('md5');
echo "md5(\$data) and sha1(\$data) are not allowed";
echo hash_equals('a', 'b');
// mcrypt_encrypt(MCRYPT_DES, $key, $data, MCRYPT_MODE_ECB);
$algorithms = ['rc4', 'des-ede3'];
