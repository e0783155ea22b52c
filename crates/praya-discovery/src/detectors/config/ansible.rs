//! Ansible: tasks that make keys, certificates and groups, and users' keys.
//!
//! Variables are filled in from `vars` and `defaults` of the same file.

use std::collections::BTreeMap;

use super::documents;
use super::notes::Notes;
use super::resource::{self, Resource};
use super::sniff;
use super::syntax::tree::{Entry, Node, Value};
use crate::{Artefact, Detector, Report};

/// Reads playbooks, roles and variables of Ansible.
pub(crate) struct Ansible;

const MODULES: [&[u8]; 10] = [
    b"openssl_privatekey",
    b"openssh_keypair",
    b"openssl_csr",
    b"x509_certificate",
    b"openssl_certificate",
    b"openssl_dhparam",
    b"openssl_pkcs12",
    b"luks_device",
    b"generate_ssh_key",
    b"acme_account",
];

impl Detector for Ansible {
    fn id(&self) -> &'static str {
        "config/ansible"
    }

    fn kind(&self) -> &'static str {
        "Ansible tasks"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        (name.ends_with(".yml") || name.ends_with(".yaml"))
            && MODULES.iter().any(|module| sniff::contains(artefact, module))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let documents = documents::read(artefact, &mut notes);
        let mut variables = BTreeMap::new();
        for root in &documents {
            root.each_map(&mut |map, _| {
                for vars in ["vars", "defaults"].iter().filter_map(|key| map.get(key)) {
                    variables.extend(
                        vars.entries().iter().map(|entry| (entry.key.as_str(), &entry.node)),
                    );
                }
            });
        }
        for root in &documents {
            let mut tasks = Vec::new();
            root.each_map(&mut |map, _| tasks.push(map));
            for task in tasks {
                for entry in task.entries() {
                    run(entry, &variables, &mut notes);
                }
            }
        }
    }
}

/// A module that is run, by its name without the collection.
fn run(entry: &Entry, variables: &BTreeMap<&str, &Node>, notes: &mut Notes<'_>) {
    let kind = entry.key.rsplit('.').next().unwrap_or_default();
    let settings = match &entry.node.value {
        Value::Map(_) => filled(&entry.node, variables),
        Value::Text(text) => filled(&words(text, entry.line), variables),
        _ => return,
    };
    if settings.text_of("state") == Some("absent") {
        return;
    }
    let resource =
        Resource { language: "ansible", kind, name: "key", line: entry.line, settings: &settings };
    resource::report(&resource, notes);
}

/// Arguments on one line: `path=/etc/key type=RSA size=2048`.
fn words(text: &str, line: u32) -> Node {
    let pairs = text.split_whitespace().filter_map(|word| word.split_once('='));
    let entries = pairs.map(|(key, value)| Entry {
        key: key.to_owned(),
        line,
        node: Node::new(line, Value::Text(value.to_owned())),
    });
    Node::new(line, Value::Map(entries.collect()))
}

/// Values that are one variable, `$(name)` as templates are read, with what the file sets it to.
fn filled(node: &Node, variables: &BTreeMap<&str, &Node>) -> Node {
    let value = match &node.value {
        Value::Text(text) => {
            match text.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')')) {
                None if text.contains("$(") => Value::Open(text.clone()),
                None => Value::Text(text.clone()),
                Some(name) => match variables.get(name.trim()).and_then(|node| node.text()) {
                    Some(value) if !value.contains("$(") => Value::Text(value.to_owned()),
                    _ => Value::Open(name.trim().to_owned()),
                },
            }
        }
        Value::Map(entries) => {
            let each =
                |entry: &Entry| Entry { node: filled(&entry.node, variables), ..entry.clone() };
            Value::Map(entries.iter().map(each).collect())
        }
        Value::List(items) => {
            Value::List(items.iter().map(|item| filled(item, variables)).collect())
        }
        other => other.clone(),
    };
    Node { value, ..node.clone() }
}
