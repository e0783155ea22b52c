<?php

namespace Shop;

class Hasher
{
    public function key(string $name): string
    {
        return hash('sha256', $name);
    }

    protected function hash(string $text): string
    {
        return \hash('sha512', $text);
    }

    public function md5(string $text): string
    {
        return md5($text);
    }

    public function twice(string $text): string
    {
        return $this->hash($this->md5($text));
    }

    public function newest(string $text): string
    {
        return hash(PHP_VERSION_ID < 80100 ? 'sha1' : 'xxh128', $text);
    }
}
