using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bank.Quantum;

public sealed class Quantum
{
    private static readonly MLDsaAlgorithm Level = MLDsaAlgorithm.MLDsa65;

    public byte[] Exchange(byte[] theirs)
    {
        using MLKem mine = MLKem.GenerateKey(MLKemAlgorithm.MLKem768);
        byte[] encapsulation = mine.ExportEncapsulationKey();
        using var other = MLKem.ImportEncapsulationKey(MLKemAlgorithm.MLKem1024, theirs);
        other.Encapsulate(out byte[] ciphertext, out byte[] secret);
        return mine.Decapsulate(ciphertext);
    }

    public byte[] Sign(byte[] data)
    {
        using var key = MLDsa.GenerateKey(Level);
        return key.SignData(data);
    }

    public bool Verify(MLDsa key, byte[] data, byte[] signature) => key.VerifyData(data, signature);

    public SlhDsa Stateless() => SlhDsa.GenerateKey(SlhDsaAlgorithm.SlhDsaSha2_128s);

    public SlhDsa Load(byte[] key) => SlhDsa.ImportSlhDsaPublicKey(SlhDsaAlgorithm.SlhDsaShake256f, key);

    public MLKem Pem(string pem) => MLKem.ImportFromPem(pem);

    public CertificateRequest Request()
    {
        var key = MLDsa.GenerateKey(MLDsaAlgorithm.MLDsa87);
        return new CertificateRequest("CN=bank", key);
    }

    public bool Supported => MLKem.IsSupported && Name == "MLKem512";

    private string Name => nameof(MLKemAlgorithm.MLKem512);
}
