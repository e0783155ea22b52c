#include <curl/curl.h>
#include <libssh/libssh.h>
#include <libssh2.h>

int fetch(CURL *curl) {
    curl_easy_setopt(curl, CURLOPT_URL, "https://example.org");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    return curl_easy_perform(curl);
}

int ssh(ssh_session session, LIBSSH2_SESSION *other) {
    ssh_options_set(session, SSH_OPTIONS_HOST, "example.org");
    ssh_options_set(session, SSH_OPTIONS_KEY_EXCHANGE, "sntrup761x25519-sha512@openssh.com");
    ssh_key key = NULL;
    ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key);
    return libssh2_session_method_pref(other, LIBSSH2_METHOD_KEX, "curve25519-sha256");
}

static int easy_setopt(CURL *c, int o, long v) { return c && o && v; }
int near_miss(CURL *c) { return easy_setopt(c, CURLOPT_SSLVERSION, CURL_SSLVERSION_SSLv3); }
