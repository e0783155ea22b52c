int EVP_md5_count = 0;
const char *help = "calls EVP_md5() for you";
