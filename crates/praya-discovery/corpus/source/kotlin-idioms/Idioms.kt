package bank.idioms

import java.security.MessageDigest
import java.security.Signature
import javax.crypto.Cipher
import javax.crypto.spec.SecretKeySpec

enum class Scheme(val transformation: String) {
    MODERN("AES/GCM/NoPadding"),
    OLD("AES/ECB/PKCS5Padding"),
}

object Digests {
    fun of(version: Int): MessageDigest = MessageDigest.getInstance(
        when (version) {
            1 -> "MD5"
            else -> "SHA-256"
        },
    )
}

class Client(private val scheme: Scheme = Scheme.MODERN) {
    fun open(): Cipher = Cipher.getInstance(scheme.transformation)

    fun legacy(): Cipher = Cipher.getInstance(Scheme.OLD.transformation)

    fun signature(edwards: Boolean): Signature =
        if (edwards) Signature.getInstance("Ed25519") else Signature.getInstance("SHA256withRSA")
}

val ByteArray.asAes get() = SecretKeySpec(this, "AES")

fun ByteArray.fingerprint(algorithm: String = "SHA-1"): ByteArray = MessageDigest.getInstance(algorithm).digest(this)

fun main() {
    Client().open()
    println(ByteArray(3).fingerprint())
    println("SHA-224 is not ours")
}
