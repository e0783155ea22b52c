//! Structures of ASN.1: X.509, PKCS, CMS, and the reader under them.

pub(crate) mod algorithm;
pub(crate) mod cms;
pub(crate) mod curve;
pub(crate) mod der;
pub(crate) mod encryption;
pub(crate) mod extension;
pub(crate) mod group;
pub(crate) mod keystore;
pub(crate) mod name;
pub(crate) mod ocsp;
pub(crate) mod password;
pub(crate) mod pkcs12;
pub(crate) mod private_key;
pub(crate) mod request;
pub(crate) mod revocation;
pub(crate) mod signature;
pub(crate) mod spki;
pub(crate) mod structure;
pub(crate) mod tpm;
pub(crate) mod x509;
