use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::script;
use crate::{Artefact, Detector, Report};

/// Elixir and Erlang: `mix.exs`, `mix.lock`, `rebar.lock`.
pub(super) struct Mix;

impl Detector for Mix {
    fn id(&self) -> &'static str {
        "dependency/mix"
    }

    fn kind(&self) -> &'static str {
        "Elixir project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "mix.exs" | "mix.lock" | "rebar.lock")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let each = match artefact.file_name() {
            "mix.exs" => wanted,
            "mix.lock" => locked,
            _ => rebar,
        };
        let lines = script::code(text, "#");
        let found = lines.iter().filter_map(|(number, line)| each(line, *number));
        declared::report(artefact, self.id(), found, report);
    }
}

/// `{:jose, "~> 1.11"}`, `{:jose, github: "..."}`.
fn wanted(line: &str, number: u32) -> Option<Declared> {
    let (_, rest) = line.split_once("{:")?;
    let (name, rest) = rest.split_once(',')?;
    let asked = match rest.trim_start().strip_prefix('"') {
        Some(text) => requirement::pessimistic(text.split('"').next()?),
        None => Requirement::Unknown("it comes from a path or a repository".to_owned()),
    };
    Some(Declared::new("hex", name.trim(), asked, number))
}

/// `"jose": {:hex, :jose, "1.11.6", ...}`.
fn locked(line: &str, number: u32) -> Option<Declared> {
    let (_, rest) = line.split_once("{:hex, :")?;
    let (name, rest) = rest.split_once(',')?;
    let version = *script::quoted(rest).first()?;
    Some(Declared::exactly("hex", name.trim(), version, number))
}

/// `{<<"jose">>,{pkg,<<"jose">>,<<"1.11.6">>},0}`.
fn rebar(line: &str, number: u32) -> Option<Declared> {
    let (_, rest) = line.split_once("{pkg,")?;
    let texts = script::quoted(rest);
    Some(Declared::exactly("hex", texts.first()?, texts.get(1)?, number))
}
