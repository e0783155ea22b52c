// kty: 'DSA'
param curve string = 'P-384'
param tls string
var size = 2048
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'v'
}
resource ec 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  properties: {
    kty: 'EC'
    curveName: curve
    keyOps: [
      'sign'
    ]
  }
}
resource rsa 'Microsoft.KeyVault/vaults/keys@2023-07-01' = if (old) {
  properties: {
    kty: 'RSA-HSM'
    keySize: size
  }
}
resource st 'Microsoft.Storage/storageAccounts@2023-01-01' = {
  properties: {
    minimumTlsVersion: tls
  }
}
