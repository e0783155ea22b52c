package shop.lightning

import fr.acinq.bitcoin.scalacompat.Crypto.{PrivateKey, PublicKey}
import fr.acinq.bitcoin.scalacompat.{ByteVector32, ByteVector64, Crypto, DeterministicWallet}
import fr.acinq.secp256k1.Secp256k1
import scodec.bits.ByteVector

object Channel {

  def paymentHash(preimage: ByteVector32): ByteVector32 = Crypto.sha256(preimage)

  def script(key: PublicKey): ByteVector = Crypto.hash160(key.value)

  def block(header: ByteVector): ByteVector32 = Crypto.hash256(header)

  def settle(data: ByteVector, key: PrivateKey): ByteVector64 =
    Crypto.sign(Crypto.sha256(data), key)

  def accept(hash: ByteVector32, sig: ByteVector64, key: PublicKey): Boolean =
    if (Crypto.verifySignature(hash, sig, key)) true
    else Crypto.verifySignatureSchnorr(hash, sig, key.xOnly)

  def shared(ours: PrivateKey, theirs: PublicKey): ByteVector32 =
    Crypto.ecdh(ours, theirs)

  def master(seed: ByteVector) = DeterministicWallet.generate(seed)

  def raw(hash: Array[Byte], key: Array[Byte]): Array[Byte] = Secp256k1.sign(hash, key)

  // A shop's own helper of the same name.
  def token(text: String): String = Tickets.sha256(text)
}

object Tickets {
  def sha256(text: String): String = text.reverse
  def sign(text: String, key: String): String = s"$text signed with ECDSA by $key"
}
