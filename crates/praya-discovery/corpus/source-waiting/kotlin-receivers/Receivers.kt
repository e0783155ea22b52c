package bank.idioms

import java.security.KeyPairGenerator
import java.security.MessageDigest
import javax.crypto.KeyGenerator

sealed class Curve(val standard: String) {
    data object Small : Curve("secp256r1")
    class Named(name: String) : Curve(name)
}

object Shared {
    private const val NAME = "SHA-512"
    val shared: MessageDigest by lazy { MessageDigest.getInstance(NAME) }
}

class Receivers {
    fun pair(curve: Curve) = KeyPairGenerator.getInstance("EC").also {
        it.initialize(java.security.spec.ECGenParameterSpec(Curve.Small.standard))
    }.generateKeyPair()

    fun key() = with(KeyGenerator.getInstance("AES")) {
        init(128)
        generateKey()
    }
}
