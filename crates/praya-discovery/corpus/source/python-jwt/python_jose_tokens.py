from jose import jwe, jws, jwt
from jose.constants import ALGORITHMS
from jose.exceptions import JWTError

SECRET_KEY = "change me"
ALGORITHM = "HS256"


def create_access_token(data: dict):
    to_encode = data.copy()
    return jwt.encode(to_encode, SECRET_KEY, algorithm=ALGORITHM)


def current_user(token):
    try:
        payload = jwt.decode(token, SECRET_KEY, algorithms=[ALGORITHM])
    except JWTError:
        raise ValueError("HS256 signature does not match")
    return payload.get("sub")


def sign_document(payload, key):
    return jws.sign(payload, key, algorithm=ALGORITHMS.ES512)


def verify_document(token, key):
    return jws.verify(token, key, "RS384")


def seal(payload, key):
    return jwe.encrypt(payload, key, algorithm="RSA-OAEP-256", encryption="A256GCM")


def seal_direct(payload, key):
    return jwe.encrypt(payload, key, encryption=ALGORITHMS.A128GCM, algorithm="dir")


def open_(token, key):
    jwe.get_unverified_header(token)
    return jwe.decrypt(token, key)
