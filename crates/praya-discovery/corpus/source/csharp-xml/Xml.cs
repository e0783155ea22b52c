using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Bank.Documents;

public class Xml
{
    public XmlElement Sign(XmlDocument document, RSA key)
    {
        var signed = new SignedXml(document) { SigningKey = key };
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("");
        reference.DigestMethod = "http://www.w3.org/2001/04/xmlenc#sha256";
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        return signed.GetXml();
    }

    public EncryptedData Encrypt()
    {
        return new EncryptedData
        {
            Type = EncryptedXml.XmlEncElementUrl,
            EncryptionMethod = new EncryptionMethod(EncryptedXml.XmlEncAES256Url),
        };
    }

    public EnvelopedCms Envelope(ContentInfo content) =>
        new EnvelopedCms(content, new AlgorithmIdentifier(new Oid("2.16.840.1.101.3.4.1.42")));

    public CmsSigner Signer(X509Certificate2 certificate) =>
        new CmsSigner(certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.3") };

    public string Text() => SignedXml.XmlDsigCanonicalizationUrl + " rsa-sha1";
}
