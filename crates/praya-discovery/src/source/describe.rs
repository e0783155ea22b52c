//! Why a value is not known, in words.

use praya_source::eval::{Origin, Project, Why};

/// The reason for a person.
pub(super) fn why(project: &Project, why: &Why) -> String {
    match why {
        Why::Parameter { function, index } => parameter(project, *function, *index),
        Why::External(name) => format!("it is what '{name}' returns, which is not looked into"),
        Why::Missing(name) => format!("'{name}' is not declared in the files scanned"),
        Why::Setting(key) => {
            format!("it is read from the configuration key '{key}', which no file scanned sets")
        }
        Why::Environment(name) => format!("it is read from the environment variable '{name}'"),
        Why::Loop => "it changes in a loop".to_owned(),
        Why::TooMany => "it has more possible values than are listed".to_owned(),
        Why::Depth => "the calls that lead to it go deeper than they are followed".to_owned(),
        Why::NeverAssigned(name) => {
            format!("'{name}' is not assigned a value that can be told in the files scanned")
        }
        Why::NotModelled(what) => format!("it comes from {what}"),
    }
}

fn parameter(project: &Project, function: praya_source::eval::FunctionRef, index: u32) -> String {
    let unit = project.units().get(function.unit as usize);
    let Some((unit, decl)) =
        unit.and_then(|unit| unit.function(function.function).map(|decl| (unit, decl)))
    else {
        return "it is a parameter".to_owned();
    };
    let param = decl.params.get(index as usize).map_or("?", |param| unit.text(param.name));
    match unit.text(decl.name) {
        "" => format!("it is the parameter '{param}' of a function without a name"),
        name => format!(
            "it is the parameter '{param}' of '{name}', and no call in the files scanned tells it"
        ),
    }
}

/// Where a constant was written: path and line.
pub(super) fn place(project: &Project, origin: &Origin) -> Option<(String, u32)> {
    match origin {
        Origin::Source { unit, line } => {
            let unit = project.units().get(*unit as usize)?;
            Some((unit.path.clone(), *line))
        }
        Origin::Setting(place) => Some((place.path.clone(), place.line)),
    }
}
