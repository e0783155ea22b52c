package bank.xml;

import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.signature.XMLSignature;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.w3c.dom.Document;

class Xml {
    SignedInfo info(XMLSignatureFactory factory) throws Exception {
        DigestMethod digest = factory.newDigestMethod(DigestMethod.SHA256, null);
        Reference reference = factory.newReference("", digest);
        CanonicalizationMethod canonical = factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
        SignatureMethod method = factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null);
        return factory.newSignedInfo(canonical, method, List.of(reference));
    }

    SignatureMethod old(XMLSignatureFactory factory) throws Exception {
        return factory.newSignatureMethod(SignatureMethod.RSA_SHA1, null);
    }

    XMLSignature santuario(Document document) throws Exception {
        return new XMLSignature(document, "", XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA384);
    }

    XMLCipher cipher() throws Exception {
        return XMLCipher.getInstance(XMLCipher.AES_256_GCM);
    }

    void saml(Signature signature) {
        signature.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512);
        signature.setCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
    }

    boolean refused(String method) {
        return SignatureMethod.DSA_SHA1.equals(method) || method.endsWith("#hmac-sha1");
    }
}
