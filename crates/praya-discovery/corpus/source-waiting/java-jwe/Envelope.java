package bank.tokens;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;

class Envelope {
    JWEObject nimbus(RSAPublicKey key, String text) throws Exception {
        JWEHeader header = new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM);
        JWEObject object = new JWEObject(header, new Payload(text));
        object.encrypt(new RSAEncrypter(key));
        return object;
    }

    String jjwt(PublicKey key) {
        return Jwts.builder().subject("x").encryptWith(key, Jwts.KEY.RSA_OAEP, Jwts.ENC.A128CBC_HS256).compact();
    }

    String jose4j(PublicKey key) throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_128_GCM);
        jwe.setKey(key);
        return jwe.getCompactSerialization();
    }
}
