#!/usr/bin/env python3
"""Checks SARIF files against the SARIF 2.1.0 schema of OASIS.

    target/venv/bin/python e2e/validate_sarif.py FILE...

The schema comes with the package that `e2e/sarif-schema` names; cargo fetches it. Exit code 0:
every file is valid. 1: at least one is not. 2: nothing could be checked, because the schema or the
validator is missing or a file is not JSON.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA_ID = "/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


def fail(code, message):
    print(message, file=sys.stderr)
    return code


def schema():
    manifest = HERE / "sarif-schema" / "Cargo.toml"
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--manifest-path", manifest]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    packages = [one for one in json.loads(output)["packages"] if one["name"] == "serde-sarif"]
    folder = pathlib.Path(packages[0]["manifest_path"]).parent
    found = json.loads((folder / "src" / "schema.json").read_text(encoding="utf-8"))
    if not found["$id"].endswith(SCHEMA_ID):
        raise ValueError(f"not the schema of SARIF 2.1.0: {found['$id']}")
    return found


def validator():
    from jsonschema import Draft7Validator, FormatChecker

    ready = Draft7Validator(schema(), format_checker=FormatChecker())
    if ready.is_valid({"version": "2.1.0", "runs": [{}]}):
        raise ValueError("the schema accepts what it must not")
    return ready


def main(paths):
    if not paths:
        return fail(2, "which files?")
    try:
        ready = validator()
    except (ImportError, OSError, LookupError, ValueError, subprocess.SubprocessError) as error:
        return fail(2, f"cannot check: {error}")
    invalid = 0
    for path in paths:
        try:
            document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            return fail(2, f"{path}: {error}")
        errors = sorted(ready.iter_errors(document), key=lambda error: error.json_path)
        for error in errors[:20]:
            print(f"{path}: {error.json_path}: {error.message}", file=sys.stderr)
        invalid += bool(errors)
        print(f"{path}: {'invalid' if errors else 'valid'}")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
