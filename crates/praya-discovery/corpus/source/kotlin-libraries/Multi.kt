package bank.multi

import dev.whyoleg.cryptography.CryptographyProvider
import dev.whyoleg.cryptography.algorithms.AES
import dev.whyoleg.cryptography.algorithms.EC
import dev.whyoleg.cryptography.algorithms.ECDSA
import dev.whyoleg.cryptography.algorithms.RSA
import dev.whyoleg.cryptography.algorithms.SHA512
import io.ktor.util.Digest
import io.ktor.util.getDigestFunction
import okio.HashingSink
import okio.Sink
import org.kotlincrypto.hash.sha2.SHA256
import org.kotlincrypto.macs.hmac.sha2.HmacSHA256

class Multi {
    private val provider = CryptographyProvider.Default

    suspend fun keys() {
        val aes = provider.get(AES.GCM)
        val key = aes.keyGenerator(AES.Key.Size.B256).generateKey()
        val ecdsa = provider.get(ECDSA)
        val pair = ecdsa.keyPairGenerator(EC.Curve.P521).generateKey()
        val hasher = CryptographyProvider.Default.get(SHA512).hasher()
        val rsa = provider.get(RSA.PSS)
        println("$key $pair $hasher $rsa")
    }

    fun hashes(data: ByteArray, key: ByteArray, sink: Sink): ByteArray {
        HashingSink.md5(sink).close()
        HashingSink.hmacSha256(sink, okio.ByteString.of(1)).close()
        HmacSHA256(key).doFinal(data)
        return SHA256().digest(data)
    }

    suspend fun ktor(data: ByteArray): ByteArray {
        val digest = Digest("SHA-256")
        digest += data
        val salted = getDigestFunction("SHA-512") { "salt${it.length}" }
        return salted("x") + digest.build()
    }
}

object Shelf {
    fun get(name: String) = name.lowercase()
}

fun shelf() = Shelf.get("AES.GCM") + Shelf.get("RSA.PKCS1")
