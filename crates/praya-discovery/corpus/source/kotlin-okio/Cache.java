package shop.files;

import okio.ByteString;

final class Cache {
    static String key(String url) {
        return ByteString.encodeUtf8(url).md5().hex();
    }

    static ByteString of(byte[] content) {
        return ByteString.of(content).sha512();
    }

    static ByteString mac(ByteString content, ByteString key) {
        return content.hmacSha1(key);
    }
}
