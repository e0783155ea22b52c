package bank.museum

object Cipher {
  def getInstance(name: String): String = s"exhibit $name"
}

class Museum {
  def show(): Unit = {
    println(Cipher.getInstance("Enigma/DES"))
    println("javax.crypto.Cipher.getInstance(\"DES\")")
    val names = List("MD5", "RC4")
    names.foreach(println)
  }
}
