# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the receiver answers to what is written down in resources/openapi.yaml.

harness.request(), and the TLS story's sender, hand every answer of a receiver to CONTRACT.check(), so each test that
asks by them is one of the contract, too.
"""

import datetime
import json
import pathlib
import re
import urllib.parse

import jsonschema
import yaml

# A guard's answer for which the contract cannot say in one place that its header must be there.
NEEDED_WITH = {405: "Allow", 429: "Retry-After", 503: "Retry-After"}

# Without an operation, there is no path for which these would be written down.
NO_OPERATION = (404, 405)

FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def is_time(text):
    """RFC 3339."""
    if not isinstance(text, str):
        return True
    return bool(re.match(r"\d{4}-\d\d-\d\d[Tt ]", text)) and datetime.datetime.fromisoformat(text).tzinfo is not None


@FORMATS.checks("uri", raises=ValueError)
def is_address(text):
    """RFC 3986, as far as it is an address that can be called."""
    if not isinstance(text, str):
        return True
    parts = urllib.parse.urlsplit(text)
    return bool(parts.scheme and parts.netloc) and text.isascii() and " " not in text


@FORMATS.checks("uri-reference", raises=ValueError)
def is_reference(text):
    if not isinstance(text, str):
        return True
    urllib.parse.urlsplit(text)
    return text.isascii() and " " not in text


@FORMATS.checks("json-pointer")
def is_pointer(text):
    """RFC 6901."""
    return not isinstance(text, str) or bool(re.fullmatch(r"(?:/(?:[^~/]|~[01])*)*", text))


class Contract:
    """The written contract, and which of it has been seen."""

    def __init__(self, document):
        self.document = document
        self.seen = set()  # (path as it is written, method, status)
        self._paths = [
            (re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), path) for path in document["paths"]
        ]

    # --- what is written

    def follow(self, thing):
        """What a reference stands for."""
        while isinstance(thing, dict) and "$ref" in thing:
            place = self.document
            for part in thing["$ref"].removeprefix("#/").split("/"):
                place = place[part.replace("~1", "/").replace("~0", "~")]
            thing = place
        return thing

    def operations(self):
        """(path, method, operation) of everything that is written."""
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                yield path, method.upper(), operation

    def written(self):
        """(path, method, status) of everything that is written."""
        for path, method, operation in self.operations():
            for status in operation["responses"]:
                if status != "default":
                    yield path, method, int(status)

    def validator(self, schema):
        # The references of the schema begin at the root of the contract.
        rooted = {"components": self.document["components"], "allOf": [schema]}
        return jsonschema.Draft202012Validator(rooted, format_checker=FORMATS)

    def schemas_and_examples(self):
        """(place, schema, value) of every example that is written."""
        for name, schema in self.document["components"]["schemas"].items():
            for value in schema.get("examples", []):
                yield f"schema {name}", schema, value
        for path, method, operation in self.operations():
            place = f"{method} {path}"
            bodies = [("body", self.follow(operation.get("requestBody", {})))]
            bodies += [(status, self.follow(response)) for status, response in operation["responses"].items()]
            for what, body in bodies:
                for content in body.get("content", {}).values():
                    values = [self.follow(example)["value"] for example in content.get("examples", {}).values()]
                    values += [content["example"]] if "example" in content else []
                    for value in values:
                        yield f"{place}, {what}", content["schema"], value
            for parameter in map(self.follow, operation.get("parameters", [])):
                if "example" in parameter:
                    yield f"{place}, {parameter['name']}", parameter["schema"], parameter["example"]

    # --- what is answered

    def check(self, method, target, body, answer):
        """Fails if this answer is not written down, or not as it is."""
        path = urllib.parse.urlsplit(target).path
        template = next((template for pattern, template in self._paths if pattern.fullmatch(path)), None)
        item = self.document["paths"].get(template, {})
        operation = item.get("get" if method == "HEAD" else method.lower())
        response = self._response(operation, answer.status)
        wrong = []
        if response is None:
            wrong.append("this status is not written down")
        else:
            wrong += self._wrong_headers(response, answer, item)
            wrong += self._wrong_body(response, method, answer)
            wrong += self._wrong_request(operation, body, answer)
        if wrong:
            raise AssertionError(f"{method} {target} broke the contract:\n  " + "\n  ".join(wrong) + f"\n  {answer}")
        self.seen.add((template, method, answer.status))

    def _response(self, operation, status):
        if operation and str(status) in operation["responses"]:
            return self.follow(operation["responses"][str(status)])
        refused = self.document["components"]["responses"]["Refused"]
        is_of_no_operation = operation is None or status not in NO_OPERATION
        return refused if str(status) in refused["x-statuses"] and is_of_no_operation else None

    def _wrong_headers(self, response, answer, item):
        for name, header in response.get("headers", {}).items():
            header = self.follow(header)
            value = ", ".join(answer.headers.get_all(name, []))
            is_needed = header.get("required", False) or NEEDED_WITH.get(answer.status) == name
            if is_needed and not value:
                yield f"the header {name} is missing"
            elif value:
                value = int(value) if header["schema"].get("type") == "integer" and value.isdigit() else value
                yield from self._wrong(f"the header {name}", header["schema"], value)
        if answer.status == 405:
            taken = {method.upper() for method in item} | ({"HEAD"} if "get" in item else set())
            allowed = {name.strip() for name in answer.headers.get("Allow", "").split(",")}
            if allowed != taken:
                yield f"Allow says {sorted(allowed)}, the path takes {sorted(taken)}"

    def _wrong_body(self, response, method, answer):
        contents = response.get("content", {})
        if method == "HEAD" or not contents:
            if answer.body:
                yield "there is a body"
            return
        kind = answer.headers.get_content_type()
        if kind not in contents:
            yield f"the content type is {kind}, not {' or '.join(contents)}"
        elif kind.endswith("json"):
            try:
                value = json.loads(answer.body)
            except ValueError as error:
                yield f"the body is not JSON: {error}"
                return
            yield from self._wrong("the body", contents[kind]["schema"], value)
            if kind == "application/problem+json" and value.get("status") != answer.status:
                yield f"the problem says {value.get('status')}"

    def _wrong_request(self, operation, body, answer):
        """What was accepted must be what is written: the contract may not ask for more than the server does."""
        if answer.status not in (200, 201) or "requestBody" not in operation:
            return
        schema = self.follow(operation["requestBody"])["content"]["application/json"]["schema"]
        if schema:
            value = json.loads(body) if isinstance(body, bytes) else body
            yield from self._wrong("the accepted request", schema, value)

    def _wrong(self, what, schema, value):
        for error in self.validator(schema).iter_errors(value):
            place = "".join(f"/{part}" for part in error.absolute_path)
            yield f"{what}{' at ' + place if place else ''}: {error.message[:300]}"


CONTRACT = Contract(
    yaml.safe_load((pathlib.Path(__file__).resolve().parents[2] / "resources/openapi.yaml").read_text(encoding="utf-8"))
)
