<?php

namespace Shop\Accounts;

final class Passwords
{
    public function store(string $plain): string
    {
        return password_hash($plain, PASSWORD_ARGON2ID, ['memory_cost' => 65536]);
    }

    public function check(string $plain, string $stored): bool
    {
        if (!password_verify($plain, $stored)) {
            return false;
        }
        return !password_needs_rehash($stored, PASSWORD_ARGON2ID);
    }

    public function unix(string $plain): string
    {
        return crypt($plain, '$6$rounds=656000$saltsaltsaltsalt$');
    }

    public function older(string $plain): array
    {
        return [
            crypt($plain, '$5$saltsalt$'),
            crypt($plain, '$1$saltsalt$'),
            \crypt($plain, '$2y$12$saltsaltsaltsaltsaltsa'),
        ];
    }

    public function same(string $plain, string $stored): bool
    {
        return hash_equals($stored, crypt($plain, $stored));
    }
}

final class Vault
{
    public function password_verify(string $a, string $b): string
    {
        return 'password_verify("$6$") ' . $a . $b;
    }
}

function show(Vault $vault): string
{
    return $vault->password_verify('crypt($plain)', '$2y$');
}
