tls {
  defaults {
    tls_min_version = "TLSv1_3"
  }
}
