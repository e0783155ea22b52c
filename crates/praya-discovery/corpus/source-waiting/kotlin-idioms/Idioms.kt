package bank.idioms

import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.security.Signature
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.spec.SecretKeySpec

enum class Scheme(val transformation: String) {
    MODERN("AES/GCM/NoPadding"),
    OLD("AES/ECB/PKCS5Padding"),
}

sealed class Curve(val standard: String) {
    data object Small : Curve("secp256r1")
    class Named(name: String) : Curve(name)
}

object Digests {
    private const val NAME = "SHA-512"
    val shared: MessageDigest by lazy { MessageDigest.getInstance(NAME) }

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

    fun pair(curve: Curve) = KeyPairGenerator.getInstance("EC").also {
        it.initialize(java.security.spec.ECGenParameterSpec(Curve.Small.standard))
    }.generateKeyPair()

    fun key() = with(KeyGenerator.getInstance("AES")) {
        init(128)
        generateKey()
    }

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
