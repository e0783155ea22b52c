from django.contrib.auth.hashers import make_password
from django.core import signing
from itsdangerous import URLSafeTimedSerializer
from werkzeug.security import generate_password_hash


def django_password(password):
    return make_password(password, hasher="pbkdf2_sha256")


def link(value):
    return signing.dumps(value, salt="link")


def token(secret):
    return URLSafeTimedSerializer(secret).dumps({"a": 1})


def flask_password(password):
    return generate_password_hash(password, method="pbkdf2:sha512:210000")


def scrypt_password(password):
    return generate_password_hash(password, "scrypt")
