package bank.tokens

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import io.jsonwebtoken.Jwts
import io.jsonwebtoken.SignatureAlgorithm
import io.jsonwebtoken.security.Keys
import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.jwt.jwt
import java.util.Date
import javax.crypto.SecretKey

class Tokens(private val secret: String) {
    private val algorithm by lazy { Algorithm.HMAC512(secret) }
    private lateinit var key: SecretKey

    fun issue(user: String): String = JWT.create().withSubject(user).withExpiresAt(Date()).sign(algorithm)

    fun old(user: String): String =
        Jwts.builder().setSubject(user).signWith(key, SignatureAlgorithm.HS256).compact()

    fun fresh(): SecretKey = Keys.secretKeyFor(SignatureAlgorithm.HS384)

    fun header() = JWSHeader.Builder(JWSAlgorithm.ES256K).keyID("1").build()

    private fun signWith(pen: String) = "signed with $pen, not RS256"

    fun label() = signWith("blue ink")
}

fun Application.security(secret: String) {
    install(Authentication) {
        jwt("auth") {
            verifier(JWT.require(Algorithm.HMAC256(secret)).withIssuer("bank").build())
        }
    }
}
