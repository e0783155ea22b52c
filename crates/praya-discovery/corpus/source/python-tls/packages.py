import ssl

import paho.mqtt.client as mqtt
import pycurl
import redis
import urllib3
import uvicorn
from ldap3 import Tls
from twisted.internet.ssl import CertificateOptions, TLSVersion


def broker(host):
    client = mqtt.Client()
    client.tls_set("ca.pem", tls_version=ssl.PROTOCOL_TLSv1_2)
    client.connect(host, 8883)


def curl(url):
    handle = pycurl.Curl()
    handle.setopt(pycurl.URL, url)
    handle.setopt(pycurl.SSLVERSION, pycurl.SSLVERSION_TLSv1_1)


def cache():
    redis.Redis(host="cache", port=6379)
    return redis.Redis(host="cache", ssl=True, ssl_min_version=ssl.TLSVersion.TLSv1_3)


def pool():
    urllib3.PoolManager(num_pools=2)
    return urllib3.PoolManager(ssl_minimum_version=ssl.TLSVersion.TLSv1_2)


def serve(app):
    uvicorn.run(app, port=80)
    uvicorn.run(app, ssl_keyfile="key.pem", ssl_version=ssl.PROTOCOL_TLSv1)


def directory():
    return Tls(validate=ssl.CERT_REQUIRED, version=ssl.PROTOCOL_TLSv1_2)


def twisted_options(key, cert):
    return CertificateOptions(privateKey=key, certificate=cert, raiseMinimumTo=TLSVersion.TLSv1_3)
