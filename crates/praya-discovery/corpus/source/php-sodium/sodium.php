<?php

namespace Bank\Boxes;

use ParagonIE_Sodium_Compat as Compat;

class Boxes
{
    public function secret(string $text, string $key): string
    {
        $nonce = random_bytes(SODIUM_CRYPTO_SECRETBOX_NONCEBYTES);
        return $nonce . sodium_crypto_secretbox($text, $nonce, $key);
    }

    public function aead(string $text, string $key, string $nonce): string
    {
        if (sodium_crypto_aead_aes256gcm_is_available()) {
            return sodium_crypto_aead_aes256gcm_encrypt($text, '', $nonce, $key);
        }
        return \sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($text, '', $nonce, $key);
    }

    public function sign(string $text): string
    {
        $pair = sodium_crypto_sign_keypair();
        $secret = sodium_crypto_sign_secretkey($pair);
        return sodium_crypto_sign_detached($text, $secret);
    }

    public function exchange(string $theirs): string
    {
        $pair = sodium_crypto_kx_keypair();
        [$rx] = sodium_crypto_kx_client_session_keys($pair, $theirs);
        return $rx;
    }

    public function rest(string $text, string $key, string $password): array
    {
        return [
            sodium_crypto_generichash($text),
            sodium_crypto_auth($text, $key),
            sodium_crypto_shorthash($text, $key),
            sodium_crypto_pwhash_str($password, 3, 1 << 26),
            sodium_bin2hex($key),
        ];
    }

    public function compat(string $text, string $nonce, string $key): string
    {
        return Compat::crypto_secretbox($text, $nonce, $key);
    }

    public function name(): string
    {
        return 'sodium_crypto_box_seal';
    }
}
