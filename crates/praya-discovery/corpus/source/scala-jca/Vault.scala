package bank.keys

import java.nio.charset.StandardCharsets
import java.security.{KeyPair, KeyPairGenerator, MessageDigest, Signature => JSignature}
import java.security.spec.ECGenParameterSpec
import javax.crypto.{Cipher, Mac}
import javax.crypto.spec.SecretKeySpec
import javax.net.ssl.{SSLContext, SSLEngine}

object Defaults {
  val Transformation: String = "AES/CBC/PKCS5Padding"
  val Bits = 2048
}

sealed trait Strength
case object Weak extends Strength
case object Strong extends Strength

class Vault(bits: Int = Defaults.Bits) {
  import Defaults._

  def encrypt(key: Array[Byte], text: String): Array[Byte] = {
    val cipher = Cipher.getInstance(Transformation)
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"))
    cipher.doFinal(text.getBytes(StandardCharsets.UTF_8))
  }

  def rsa(): KeyPair = {
    val generator = KeyPairGenerator.getInstance("RSA")
    generator.initialize(bits)
    generator.generateKeyPair()
  }

  lazy val ec: KeyPair = {
    val generator = KeyPairGenerator.getInstance("EC")
    generator.initialize(new ECGenParameterSpec("secp256r1"))
    generator.generateKeyPair()
  }

  def digest(strength: Strength): MessageDigest = strength match {
    case Weak => MessageDigest.getInstance("SHA-1")
    case Strong => MessageDigest.getInstance("SHA-256")
  }

  def sign: JSignature = JSignature.getInstance(s"SHA${256}withRSA")

  def tag(key: Array[Byte]): Mac = {
    val mac = Mac.getInstance("HmacSHA384")
    mac.init(new SecretKeySpec(key, mac.getAlgorithm))
    mac
  }

  def engine: SSLEngine = {
    val engine = SSLContext.getInstance("TLS").createSSLEngine()
    engine.setEnabledProtocols(Array("TLSv1.2", "TLSv1.3"))
    engine
  }
}

object Main extends App {
  new Vault().rsa()
}
