//! Configuration of servers, clients and platforms.
//!
//! Each detector reads one program's files as that program does: only what is in force counts.
//! Comments, sections that nothing leads to and what is switched off are not reported; what a
//! file leaves to a default is unresolved, and says upon what it depends.

mod ansible;
mod apache;
mod arm;
mod bind;
mod caddy;
mod cassandra;
mod cloudformation;
mod crypto_policies;
mod docker;
mod documents;
mod dotnet;
mod dovecot;
mod elasticsearch;
mod envoy;
mod exim;
mod gnutls;
mod haproxy;
mod hashicorp;
mod hitch;
mod ibm_mq;
mod java_security;
mod jwt;
mod kafka;
mod kerberos;
mod kubernetes;
mod lighttpd;
mod means;
mod mongodb;
mod mosquitto;
mod mysql;
mod nginx;
mod notes;
mod openldap;
mod openssl;
mod openvpn;
mod oracle;
mod postfix;
mod postgresql;
mod proftpd;
mod program;
mod prometheus;
mod rabbitmq;
mod redis;
mod resource;
mod schannel;
mod schemes;
mod sniff;
mod spring;
mod squid;
mod ssh;
mod strongswan;
mod stunnel;
pub mod syntax;
mod system;
mod terraform;
mod tls;
mod tomcat;
mod traefik;
mod vsftpd;
mod wireguard;

#[cfg(test)]
mod tests;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[
    &nginx::Nginx,
    &apache::Apache,
    &haproxy::HaProxy,
    &caddy::Caddy,
    &lighttpd::Lighttpd,
    &hitch::HITCH,
    &squid::Squid,
    &stunnel::Stunnel,
    &ssh::Ssh,
    &openssl::OpenSsl,
    &java_security::JavaSecurity,
    &postgresql::SERVER,
    &postgresql::Access,
    &postgresql::PGBOUNCER,
    &mysql::MySql,
    &mongodb::MONGODB,
    &redis::REDIS,
    &kafka::Kafka,
    &rabbitmq::RabbitMq,
    &mosquitto::MOSQUITTO,
    &ibm_mq::IbmMq,
    &elasticsearch::Elasticsearch,
    &cassandra::CASSANDRA,
    &oracle::OracleNet,
    &postfix::Postfix,
    &dovecot::Dovecot,
    &exim::Exim,
    &vsftpd::VSFTPD,
    &proftpd::ProFtpd,
    &openldap::OpenLdap,
    &bind::Bind,
    &strongswan::IpsecConf,
    &strongswan::Swanctl,
    &strongswan::IpsecSecrets,
    &openvpn::OpenVpn,
    &wireguard::WireGuard,
    &docker::DOCKER,
    &terraform::Terraform,
    &cloudformation::CloudFormation,
    &arm::Arm,
    &arm::Bicep,
    &kubernetes::Kubernetes,
    &envoy::Envoy,
    &traefik::Traefik,
    &prometheus::Prometheus,
    &hashicorp::HashiCorp,
    &spring::Spring,
    &jwt::Jwt,
    &tomcat::Tomcat,
    &dotnet::DotNet,
    &dotnet::AppSettings,
    &schannel::Schannel,
    &ansible::Ansible,
    &kerberos::Kerberos,
    &crypto_policies::CryptoPolicies,
    &system::Passwords,
    &system::Disks,
];
