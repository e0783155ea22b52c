#!/bin/sh
cat > /etc/ssl/pay.pem <<EOF
-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUYojmsS0onYQWWzB9+rxvPo48RR0wCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMB4XDTI2MTEyMjIxNTM1MloXDTM2
MTExOTIxNTM1MlowGjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEuBnw960Pob5UOjfg1SqMohSNDGUXJ/GnIbJVmMh+
iXjgOkwcc0h6h7jMVlyfpnnS760UF3xXlLZZ/Quoi0QegqNTMFEwHQYDVR0OBBYE
FPpO0QpJtt8UMPktZNTR9NGoWCrwMB8GA1UdIwQYMBaAFPpO0QpJtt8UMPktZNTR
9NGoWCrwMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgUg/DPnnK
mc++2l2rTQazLPLOd2clLrmekyi2ODX6f7sCIGlDPwHF21EQRIldKUjcNyZsPC3E
hedpMs9vIWbgo+mt
-----END CERTIFICATE-----
EOF

echo -----BEGIN CERTIFICATE----- >> /tmp/ca.pem
echo MIIDoDCCAoigAwIBAgIUJ1qx7BI9Qg6Jhbo7lvLHWnSoHrowDQYJKoZIhvcNAQEL >> /tmp/ca.pem
echo BQAwPDELMAkGA1UEBhMCR0IxEjAQBgNVBAoMCVRlc3QgQmFuazEZMBcGA1UEAwwQ >> /tmp/ca.pem
echo cGF5LmJhbmsuZXhhbXBsZTAeFw0yNjExMjIyMTUzNTJaFw0zNjExMTkyMTUzNTJa >> /tmp/ca.pem
echo MDwxCzAJBgNVBAYTAkdCMRIwEAYDVQQKDAlUZXN0IEJhbmsxGTAXBgNVBAMMEHBh >> /tmp/ca.pem
echo eS5iYW5rLmV4YW1wbGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCl >> /tmp/ca.pem
echo bEyrciX8RHiZIvwLZcwe52mFqdDWpDWa/z4iO5RYQIS6etNw65rQ66LDAkFrDPGp >> /tmp/ca.pem
echo btfAMvzATnlSkJWtO3BrDt6WF9IN5k0oY6ENYZvY/XoRR2BHlU+em6w83JHose8Y >> /tmp/ca.pem
echo ifbcLwW6Vm8ernb6oLlyLKvcDB0Wxp4Qb8wH5FknHCCR4qw/j+nRbeYGsOBqRohd >> /tmp/ca.pem
echo 29/jEpUSUhagz2y15WDG86o28cUWe1sMO1e/vfz39TwaMGY+zeXhYMf4jIcL465f >> /tmp/ca.pem
echo zSMi846a2sOfZAdksd/xp3yGKgNlUqFigSezvIRJZa986n/eIk4hHFKXkSqL/nNk >> /tmp/ca.pem
echo ZQa2tWw5WH5cb8h5tmN1AgMBAAGjgZkwgZYwHQYDVR0OBBYEFNsQDBn+i0Vcaf4p >> /tmp/ca.pem
echo M9uqkNUSihPQMB8GA1UdIwQYMBaAFNsQDBn+i0Vcaf4pM9uqkNUSihPQMA8GA1Ud >> /tmp/ca.pem
echo EwEB/wQFMAMBAf8wIQYDVR0RBBowGIIQcGF5LmJhbmsuZXhhbXBsZYcEwAACBzAL >> /tmp/ca.pem
echo BgNVHQ8EBAMCBaAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwDQYJKoZIhvcNAQELBQAD >> /tmp/ca.pem
echo ggEBAJP1C1SQuieQvbqzvwiiVtoUlQuPDz3RZ1QIwZ5ZNe/Hg2DA8UkbuPj6xkKw >> /tmp/ca.pem
echo AXLnLtJdEJfBqZMhBeOdDwUagWMOHlBdFbXpahMfpL25DH5D5yiLS2d4QY5TuKlF >> /tmp/ca.pem
echo UzkRCBAOBJ7s45bTlRdhSsqCJY8mi+mFnyWIP6/govMfRuAqArvV3dz7rizrCIpG >> /tmp/ca.pem
echo 3LvEKzJ+b7Mxe2OnkCY0CiZEVf0+eCFUaGPRHnpggNShJvUIAWY94cYzPuECi+ji >> /tmp/ca.pem
echo nRaijqvNfKINj/4d9Xw/w0aW7JUJIFA5CDhUTJf56R6pm32gDM7SgHl9LmLS7QJS >> /tmp/ca.pem
echo I6wtrGxcBG7Ls14lStG48VxkjVg= >> /tmp/ca.pem
echo -----END CERTIFICATE----- >> /tmp/ca.pem
