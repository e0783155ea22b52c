package bank.keys

import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.security.SecureRandom
import java.security.spec.ECGenParameterSpec
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.Mac as Tagger
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLSocket

private const val TRANSFORMATION = "AES/GCM/NoPadding"

class Sealer(private val algorithm: String = "SHA-512") {
    companion object {
        const val CURVE = "secp384r1"
        private const val RETIRED = "DES/ECB/PKCS5Padding"
    }

    fun seal(key: SecretKey, iv: ByteArray, text: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION).apply {
            init(Cipher.ENCRYPT_MODE, key, GCMParameterSpec(128, iv))
        }
        return cipher.doFinal(text)
    }

    fun keyPair() = KeyPairGenerator.getInstance("EC").apply {
        initialize(ECGenParameterSpec(CURVE), SecureRandom())
    }.generateKeyPair()

    fun rsa(bits: Int = 2048) = KeyPairGenerator.getInstance("RSA").run {
        initialize(bits)
        generateKeyPair()
    }

    fun symmetric(): SecretKey {
        val generator = KeyGenerator.getInstance("AES")
        generator.init(256)
        return generator.generateKey()
    }

    fun tag(key: ByteArray, data: ByteArray): ByteArray =
        Tagger.getInstance("HmacSHA256").also { it.init(SecretKeySpec(key, "HmacSHA256")) }.doFinal(data)

    fun digest(text: String): ByteArray = MessageDigest.getInstance(algorithm).digest(text.toByteArray())

    fun connect(host: String): SSLSocket {
        val context = SSLContext.getInstance("TLSv1.2")
        val socket = context.socketFactory.createSocket(host, 443) as SSLSocket
        socket.enabledProtocols = arrayOf("TLSv1.3")
        return socket
    }
}

fun String.md5(): String =
    MessageDigest.getInstance("MD5").digest(toByteArray()).joinToString("") { "%02x".format(it) }

fun main() {
    println(Sealer().digest("x"))
    println("secret".md5())
}
