package shop

import com.typesafe.config.ConfigFactory
import java.security.MessageDigest
import javax.crypto.Cipher

object Settings {
  private val config = ConfigFactory.load()

  def digest: MessageDigest = MessageDigest.getInstance(config.getString("shop.security.digest"))

  def cipher: Cipher = Cipher.getInstance(config.getConfig("shop.security").getString("cipher"))
}
