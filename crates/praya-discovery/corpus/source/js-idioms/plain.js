'use strict';

const md5 = (text) => require('crypto').createHash('md5').update(text).digest('hex');

var self = module.exports = {
  name: 'sha224',
  digest: function (text) {
    return require('crypto').createHash(self.name).update(text).digest();
  },
};

function choose(level) {
  switch (level) {
    case 'low':
      return 'sha1';
    default:
      return 'sha384';
  }
}

exports.tag = (key, level) => require('crypto').createHmac(choose(level), key);

exports.md5 = md5;
