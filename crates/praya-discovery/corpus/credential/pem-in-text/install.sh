#!/bin/sh
cat > /etc/ssl/pay.pem <<EOF
-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUbrAOsvOFYwMfAU+pMRZWWNDX/NIwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMB4XDTI2MTEyMjIyMjUwMloXDTM2
MTExOTIyMjUwMlowGjEYMBYGA1UEAwwPZWMuYmFuay5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEd6lJGqr9LZj/IYNtPzLO8wvfV7/tQ002qveOKhUb
Mx3iSZAgTlaNf8YXJg+SBUiaeTlGhj0V2NTGHaN/tpITz6NTMFEwHQYDVR0OBBYE
FL6ik2IkSqP7D8a6A5lYN85ej8YlMB8GA1UdIwQYMBaAFL6ik2IkSqP7D8a6A5lY
N85ej8YlMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgUsOR/jM8
afDmeKErBl2PxNzzjb97EAZUlrcztDx/S34CIBGYvsQiMae6cC3eFXHg57UrAgLT
kN1RVJKsCS2yobPN
-----END CERTIFICATE-----
EOF

echo -----BEGIN CERTIFICATE----- >> /tmp/ca.pem
echo MIIDoDCCAoigAwIBAgIUPM+yRpq/0sMqGBX5CUYBP04xGNMwDQYJKoZIhvcNAQEL >> /tmp/ca.pem
echo BQAwPDELMAkGA1UEBhMCR0IxEjAQBgNVBAoMCVRlc3QgQmFuazEZMBcGA1UEAwwQ >> /tmp/ca.pem
echo cGF5LmJhbmsuZXhhbXBsZTAeFw0yNjExMjIyMjI1MDJaFw0zNjExMTkyMjI1MDJa >> /tmp/ca.pem
echo MDwxCzAJBgNVBAYTAkdCMRIwEAYDVQQKDAlUZXN0IEJhbmsxGTAXBgNVBAMMEHBh >> /tmp/ca.pem
echo eS5iYW5rLmV4YW1wbGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCw >> /tmp/ca.pem
echo DnhJqB3c5Sx3GIbNWoj2zsGVwMQ+4rdir9EnMky6mqBqjkuRM9xvV3t8wfbeyCux >> /tmp/ca.pem
echo hBbsbW6WUT7vhfwapZO+EOb6P86/rRMR++PnMSweXuLOts3frbjpZMbf9V71GcQk >> /tmp/ca.pem
echo 4WiFlI19wYF80vTFl+DCBcSdtx0nw6rSPbQvd9Gu3DZOQWA1A7utxTXmNOqUDu4z >> /tmp/ca.pem
echo 8MdBnPnkSmSOnsQrcdr1+vBEy+UrFXv31LVl6bREbdWN4iqMpBnKoXNpuD/8zwdO >> /tmp/ca.pem
echo UmGj/zrV4ZdcjicWVGCvzCn8IKG/tqoYP5wUSsn/NgS9iQ/a2Go2+SlyOCUoGvJw >> /tmp/ca.pem
echo CHhtFA3Hu/c75TyK6TxPAgMBAAGjgZkwgZYwHQYDVR0OBBYEFN8oiZBgELAUYO+E >> /tmp/ca.pem
echo +RfB5s/5rSOQMB8GA1UdIwQYMBaAFN8oiZBgELAUYO+E+RfB5s/5rSOQMA8GA1Ud >> /tmp/ca.pem
echo EwEB/wQFMAMBAf8wIQYDVR0RBBowGIIQcGF5LmJhbmsuZXhhbXBsZYcEwAACBzAL >> /tmp/ca.pem
echo BgNVHQ8EBAMCBaAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwDQYJKoZIhvcNAQELBQAD >> /tmp/ca.pem
echo ggEBAGfCqlcrctCwEA9lhX05M3s/E5AcwRXvnYWQVVj+exX5iSlgexbHa95Nt4Ct >> /tmp/ca.pem
echo BUFkmSpY804DE0S8/irfLOcEmRbbhQkwFDIRLxuuQy6WNEABQJDRyOuEwtPdPFrx >> /tmp/ca.pem
echo Y5s2ZbfiIp75QInGMvG5iRWdyT8l+IOUjA0d8L8wNmfptKtcOA7IV+nb90TG8j54 >> /tmp/ca.pem
echo BfIclnEOi+qFPD3RppgwJ0OpwXvkIcPfqBvsQJye88SdJdPV1omiFHdrIVqpa+pc >> /tmp/ca.pem
echo BQ5sU/oWmfLgsZ1CN1FITNXEZ2pMu+Y+jmbSnR9WM+JFbbiTErg+1dXzIyX/4sxg >> /tmp/ca.pem
echo G2RdwnpWbhRsXV1/L1X39+l3rmo= >> /tmp/ca.pem
echo -----END CERTIFICATE----- >> /tmp/ca.pem
