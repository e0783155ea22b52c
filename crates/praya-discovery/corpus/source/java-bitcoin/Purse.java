package shop.purse;

import java.math.BigInteger;
import org.bitcoinj.core.ECKey;
import org.bitcoinj.core.Sha256Hash;
import org.bitcoinj.crypto.KeyCrypterScrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.Wallet;

public class Purse {
    private final KeyCrypterScrypt crypter = new KeyCrypterScrypt();

    ECKey fresh() {
        return new ECKey();
    }

    byte[] pay(ECKey key, byte[] transaction) {
        Sha256Hash hash = Sha256Hash.of(transaction);
        return key.sign(hash).encodeToDER();
    }

    boolean paid(byte[] hash, byte[] signature, byte[] key) {
        return ECKey.verify(hash, signature, key);
    }

    Object lock(byte[] secret, KeyParameter key) {
        return crypter.encrypt(secret, key);
    }

    String topic(String event) {
        return Hash.sha3String(event);
    }

    byte[] plain(byte[] data) {
        return Hash.sha256(data);
    }

    Sign.SignatureData approve(byte[] message) throws Exception {
        ECKeyPair pair = Keys.createEcKeyPair();
        return Sign.signPrefixedMessage(message, pair);
    }

    BigInteger whoSigned(byte[] message, Sign.SignatureData data) throws Exception {
        return Sign.signedPrefixedMessageToKey(message, data);
    }

    Credentials load(String hex) {
        return Credentials.create(hex);
    }

    Object file(String password, ECKeyPair pair) throws Exception {
        return Wallet.createStandard(password, pair);
    }

    // A shop's receipt has a hash of its own.
    String receipt(String text) {
        return Receipt.sha256(text) + Receipt.sign("ECDSA");
    }

    static class Receipt {
        static String sha256(String text) { return text; }
        static String sign(String text) { return text; }
    }
}
