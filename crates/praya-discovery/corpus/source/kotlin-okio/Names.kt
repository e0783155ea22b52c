package shop.files

import okio.Buffer
import okio.ByteString

fun seal(content: ByteString, key: ByteString): ByteString = content.hmacSha256(key)

fun whole(text: String): ByteString {
    val buffer = Buffer()
    buffer.writeUtf8(text)
    return buffer.sha512()
}

class Tray(private val items: List<String>) {
    fun sha256(): String = items.joinToString()
    fun md5(): Int = items.size
}

// The tray's own names are no digests.
fun count(tray: Tray): String = tray.sha256() + tray.md5()
