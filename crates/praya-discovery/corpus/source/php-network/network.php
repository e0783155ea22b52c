<?php

function connect(string $host)
{
    $context = stream_context_create([
        'ssl' => [
            'crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT,
            'verify_peer' => true,
        ],
    ]);
    return stream_socket_client("tcp://$host:443", $code, $message, 30, STREAM_CLIENT_CONNECT, $context);
}

function upgrade($socket): bool
{
    return stream_socket_enable_crypto($socket, true, STREAM_CRYPTO_METHOD_TLSv1_1_CLIENT);
}

function fetch(string $url): string
{
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    return (string) curl_exec($curl);
}

$plain = stream_context_create(['http' => ['method' => 'POST']]);
echo 'TLSv1.0 and SSLv3 are off: STREAM_CRYPTO_METHOD_SSLv3_CLIENT';
