#!/usr/bin/env python3
"""Checks CycloneDX JSON files against the official schemas, by the CycloneDX project's own library.

    python3 -m venv target/venv
    target/venv/bin/pip install -r e2e/requirements.txt
    target/venv/bin/python e2e/validate_cyclonedx.py FILE...

Exit code 0: every file is valid. 1: at least one is not. 2: nothing could be checked, because the
library or a schema is missing or a file is not JSON. Beside the schema, which says nothing of it,
every reference must lead to a component, and no two components may share a reference.
"""

import json
import sys

EDITIONS = ("1.6", "1.7")


def validators():
    try:
        from cyclonedx.schema import SchemaVersion
        from cyclonedx.validation.json import JsonStrictValidator
    except ImportError as error:
        raise SystemExit(fail(2, f"cyclonedx-python-lib[json-validation] is missing: {error}"))
    ready = {}
    for edition in EDITIONS:
        version = SchemaVersion.from_version(edition)
        validator = JsonStrictValidator(version)
        # A document that breaks the schema must be refused: a missing schema accepts everything.
        wrong = {"bomFormat": "CycloneDX", "specVersion": edition, "components": [{"type": 1}]}
        if validator.validate_str(json.dumps(wrong)) is None:
            raise SystemExit(fail(2, f"the schema of {edition} accepts what it must not"))
        ready[edition] = validator
    return ready


def fail(code, message):
    print(message, file=sys.stderr)
    return code


def references(value, found):
    """Every reference in a document, wherever it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("Ref") and isinstance(inner, str):
                found.append(inner)
            elif key == "cryptoRefArray" or key == "dependsOn":
                found.extend(inner)
            elif key == "ref" and isinstance(inner, str):
                found.append(inner)
            else:
                references(inner, found)
    elif isinstance(value, list):
        for inner in value:
            references(inner, found)


def problems(path, ready):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    document = json.loads(text)
    edition = document.get("specVersion")
    if edition not in ready:
        yield f"specVersion {edition!r} is none of {', '.join(EDITIONS)}"
        return
    errors = ready[edition].validate_str(text, all_errors=True)
    for error in errors or ():
        where = getattr(error.data, "json_path", "")
        yield f"{where}: {getattr(error.data, 'message', error)}"
    names = [component.get("bom-ref") for component in document.get("components", [])]
    if len(names) != len(set(names)):
        yield "two components share a bom-ref"
    found = []
    references({key: value for key, value in document.items() if key != "metadata"}, found)
    for name in sorted(set(found) - set(names)):
        yield f"{name} is referred to, and is the bom-ref of no component"


def main(paths):
    if not paths:
        return fail(2, "which files?")
    ready = validators()
    invalid = 0
    for path in paths:
        try:
            found = list(problems(path, ready))
        except (OSError, ValueError) as error:
            return fail(2, f"{path}: {error}")
        for problem in found[:20]:
            print(f"{path}: {problem}", file=sys.stderr)
        invalid += bool(found)
        print(f"{path}: {'invalid' if found else 'valid'}")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
