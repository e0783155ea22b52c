const fs = require('fs');
const http = require('http');
const http2 = require('http2');
const https = require('https');
const tls = require('tls');

const options = {
  key: fs.readFileSync('key.pem'),
  cert: fs.readFileSync('cert.pem'),
  minVersion: 'TLSv1.2',
  ciphers: 'ECDHE-RSA-AES256-GCM-SHA384',
  ecdhCurve: 'X25519:P-256',
};

https.createServer(options, (request, response) => response.end()).listen(443);

const modern = { ...options, minVersion: 'TLSv1.3' };
http2.createSecureServer(modern);

function client(host) {
  return tls.connect(443, host, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.2' });
}

function old() {
  return tls.createSecureContext({ secureProtocol: 'TLSv1_method' });
}

const agent = new https.Agent({ keepAlive: true, maxVersion: 'TLSv1.2', minVersion: 'TLSv1.2' });

function fetch(url) {
  https.get(url, { minVersion: 'TLSv1.3' });
  https.get(url, { agent });
  return http.get('http://localhost/TLSv1');
}

module.exports = { client, old, fetch };
