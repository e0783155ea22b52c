from setuptools import setup

setup(
    name="payments",
    keywords=["bcrypt"],
    install_requires=[
        "pycryptodome==3.19.0",
        # "rsa",
        "requests",
    ],
    extras_require={"x": ["ecdsa"]},
)
