<?php
const CIPHER = 'aes-256-cbc';

function run($data, $key, $iv) {
    hash('sha256', $data);
    openssl_encrypt($data, CIPHER, $key, 0, $iv);
    // md5($data);
    return "sha1(" . $data . ")";
}
