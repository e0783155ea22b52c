resource ec 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  properties: {
    kty: 'EC'
