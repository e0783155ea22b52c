<?php

namespace Bank\Near;

function password_hash(string $who): string
{
    return "hash of $who";
}

echo password_hash('md5');
