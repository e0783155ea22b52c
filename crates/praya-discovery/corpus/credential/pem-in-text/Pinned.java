final class Pinned {
    static final String CERT =
        "-----BEGIN CERTIFICATE-----\n" +
        "MIIBiDCCAS+gAwIBAgIUbrAOsvOFYwMfAU+pMRZWWNDX/NIwCgYIKoZIzj0EAwIw\n" +
        "GjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMB4XDTI2MTEyMjIyMjUwMloXDTM2\n" +
        "MTExOTIyMjUwMlowGjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMFkwEwYHKoZI\n" +
        "zj0CAQYIKoZIzj0DAQcDQgAEd6lJGqr9LZj/IYNtPzLO8wvfV7/tQ002qveOKhUb\n" +
        "Mx3iSZAgTlaNf8YXJg+SBUiaeTlGhj0V2NTGHaN/tpITz6NTMFEwHQYDVR0OBBYE\n" +
        "FL6ik2IkSqP7D8a6A5lYN85ej8YlMB8GA1UdIwQYMBaAFL6ik2IkSqP7D8a6A5lY\n" +
        "N85ej8YlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgUsOR/jM8\n" +
        "afDmeKErBl2PxNzzjb97EAZUlrcztDx/S34CIBGYvsQiMae6cC3eFXHg57UrAgLT\n" +
        "kN1RVJKsCS2yobPN\n" +
        "-----END CERTIFICATE-----\n" +
        "";
}
