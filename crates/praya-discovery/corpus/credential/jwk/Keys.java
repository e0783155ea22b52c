class Keys {
    static final String SET = """
        {"keys": [
            {"kty": "EC", "crv": "P-256", "x": "y_EnTwxoyj2c7ABm0JxmjOSrJGBCCXyQ9oDrDPtfC9Q", "y": "wNFoII_B5cM5zCqqrPlsO8sBdl8CsB2NvC68jc9YqHY", "kid": "ec", "alg": "ES256"}
        ]}""";
}
