#!/usr/bin/env python3
"""Checks JSON files against a JSON Schema (draft 2020-12).

    target/venv/bin/python e2e/validate_json.py SCHEMA FILE...

Exit code 0: every file is valid. 1: at least one is not. 2: nothing could be checked.
"""

import json
import pathlib
import sys


def fail(code, message):
    print(message, file=sys.stderr)
    return code


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def main(arguments):
    if len(arguments) < 2:
        return fail(2, "which schema, and which files?")
    try:
        from jsonschema import Draft202012Validator, FormatChecker

        schema = read(arguments[0])
        Draft202012Validator.check_schema(schema)
        ready = Draft202012Validator(schema, format_checker=FormatChecker())
        if ready.is_valid({"assets": 1}):
            return fail(2, f"{arguments[0]} accepts what it must not")
        documents = [(path, read(path)) for path in arguments[1:]]
    except Exception as error:  # whatever it is, nothing was checked
        return fail(2, f"cannot check: {error}")
    invalid = 0
    for path, document in documents:
        errors = sorted(ready.iter_errors(document), key=lambda error: error.json_path)
        for error in errors[:20]:
            print(f"{path}: {error.json_path}: {error.message[:300]}", file=sys.stderr)
        invalid += bool(errors)
        print(f"{path}: {'invalid' if errors else 'valid'}")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
