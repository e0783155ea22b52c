const crypto = { createHash(name) { return name; } };

crypto.createHash('md5');
console.log('rsa 1024');
