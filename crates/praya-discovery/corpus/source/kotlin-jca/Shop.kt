package bank.shop

/** Named like the platform's, made of wood. */
object Cipher {
    fun getInstance(name: String) = name.length
}

class Signature(val who: String) {
    companion object {
        fun getInstance(who: String) = Signature(who)
    }
}

fun shop() {
    Cipher.getInstance("DES")
    val hand = Signature.getInstance("SHA1withRSA")
    // MessageDigest.getInstance("MD5")
    val text = """javax.crypto: Cipher.getInstance("RC4") ${hand.who}"""
    println(text)
}
