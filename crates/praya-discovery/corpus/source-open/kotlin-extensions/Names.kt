package shop.files

import okio.ByteString
import okio.ByteString.Companion.decodeHex
import okio.ByteString.Companion.encodeUtf8
import okio.ByteString.Companion.toByteString

fun nameOf(url: String): String = url.encodeUtf8().sha1().hex()

fun stamp(content: ByteArray): ByteString = content.toByteString().sha256()

fun old(hex: String): String {
    val bytes = hex.decodeHex()
    return bytes.md5().hex()
}

private val String.short: ByteString
    get() = encodeUtf8().sha512()
