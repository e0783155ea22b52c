package bank.tokens

import cats.effect.IO
import pdi.jwt.{Jwt, JwtAlgorithm, JwtCirce, JwtClaim}
import tsec.cipher.symmetric.jca.AES256GCM
import tsec.hashing.jca.SHA256
import tsec.mac.jca.HMACSHA512

object Tokens {
  private val algorithm = JwtAlgorithm.HS256

  def issue(secret: String): String = Jwt.encode(JwtClaim("{}"), secret, algorithm)

  def issueRsa(key: String): String = JwtCirce.encode("{}", key, JwtAlgorithm.RS512)

  def read(token: String, key: String) = Jwt.decode(token, key, Seq(JwtAlgorithm.ES256))

  def tag(key: Array[Byte]) = HMACSHA512.buildKey[IO](key)

  def fresh = AES256GCM.generateKey[IO]

  def digest(data: Array[Byte]) = SHA256.hashPure(data)

  def label: String = "HS384 was never used"
}

object Headers {
  // The third argument of this overload is the key: the header names the algorithm.
  def withHeader(header: String, claim: String): String = JwtCirce.encode(header, claim, "correct horse battery staple")
}
