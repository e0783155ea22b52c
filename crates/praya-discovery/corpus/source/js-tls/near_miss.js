const https = require('https');

const tls = {
  connect: (options) => options.minVersion,
  createServer: () => 'TLSv1',
};

module.exports = {
  run: () => tls.connect({ minVersion: 'TLSv1' }) + tls.createServer({ secureProtocol: 'SSLv3_method' }),
  get: (url) => https.get(url, (response) => response.resume()),
  minVersion: 'TLSv1',
};
