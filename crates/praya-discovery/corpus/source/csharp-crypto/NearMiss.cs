using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Bank.Near;

/// <summary>RSA.Create(1024) must not be used.</summary>
public static class RSA
{
    public static int Create(int size) => size;
}

public class Aes
{
    public string Mode { get; set; } = "ECB";

    public static Aes Create() => new();
}

public class NearMiss
{
    private readonly Dictionary<string, string> _map = new() { ["DES"] = "TripleDES.Create()" };

    public void Run()
    {
        RSA.Create(1024);
        var aes = Aes.Create();
        aes.Mode = "CBC";
        var hash = new HashCode();
        hash.Add("SHA1");
        Console.WriteLine($"{_map.Count} {hash.ToHashCode()} System.Security.Cryptography.MD5");
    }
}
