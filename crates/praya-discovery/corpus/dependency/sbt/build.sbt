val bcVersion = "1.79"
lazy val jwt: String = "9.4.4"

libraryDependencies ++= Seq(
  "org.bouncycastle" % "bcprov-jdk18on" % bcVersion,
  "com.google.crypto.tink" % "tink" % "1.15.0" % Test,
  "org.bitbucket.b_c" % "jose4j" % Versions.jose,
  "com.typesafe" %% "config-crypto" % "1.0", // "org.mindrot" % "jbcrypt" % "0.4"
)
