<?php

namespace Bank\Hashing;

function store(string $password): string
{
    return password_hash($password, PASSWORD_BCRYPT, ['cost' => 12]);
}
