using System;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Text;
using Jose;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bank.Tokens;

public class Tokens
{
    private readonly string _algorithm = SecurityAlgorithms.HmacSha512;

    public string Issue(string secret)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret));
        var credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        var token = new JwtSecurityToken("bank", signingCredentials: credentials);
        return new JwtSecurityTokenHandler().WriteToken(token);
    }

    public SecurityTokenDescriptor Described(RSA rsa) => new()
    {
        Issuer = "bank",
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSsaPssSha256),
    };

    public SigningCredentials Field(SecurityKey key) => new(key, _algorithm);

    public SigningCredentials Xml(SecurityKey key) =>
        new SigningCredentials(key, SecurityAlgorithms.EcdsaSha384Signature);

    public TokenValidationParameters Validation(SecurityKey key) => new TokenValidationParameters
    {
        IssuerSigningKey = key,
        ValidAlgorithms = new[] { SecurityAlgorithms.RsaSha256 },
    };

    public string Encode(object payload, byte[] key) => JWT.Encode(payload, key, JwsAlgorithm.HS384);

    public string Read(string token, RSA key) => Jose.JWT.Decode(token, key, JwsAlgorithm.PS256);

    public string Refuse(string given) => given == SecurityAlgorithms.None ? "none refused, use RS512" : given;
}
