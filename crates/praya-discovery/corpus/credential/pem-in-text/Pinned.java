final class Pinned {
    static final String CERT =
        "-----BEGIN CERTIFICATE-----\n" +
        "MIIBiDCCAS+gAwIBAgIUYojmsS0onYQWWzB9+rxvPo48RR0wCgYIKoZIzj0EAwIw\n" +
        "GjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMB4XDTI2MTEyMjIxNTM1MloXDTM2\n" +
        "MTExOTIxNTM1MlowGjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMFkwEwYHKoZI\n" +
        "zj0CAQYIKoZIzj0DAQcDQgAEuBnw960Pob5UOjfg1SqMohSNDGUXJ/GnIbJVmMh+\n" +
        "iXjgOkwcc0h6h7jMVlyfpnnS760UF3xXlLZZ/Quoi0QegqNTMFEwHQYDVR0OBBYE\n" +
        "FPpO0QpJtt8UMPktZNTR9NGoWCrwMB8GA1UdIwQYMBaAFPpO0QpJtt8UMPktZNTR\n" +
        "9NGoWCrwMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgUg/DPnnK\n" +
        "mc++2l2rTQazLPLOd2clLrmekyi2ODX6f7sCIGlDPwHF21EQRIldKUjcNyZsPC3E\n" +
        "hedpMs9vIWbgo+mt\n" +
        "-----END CERTIFICATE-----\n" +
        "";
}
