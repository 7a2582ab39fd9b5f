# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes of the contract of the HTTP interface what the program serves of it.

openapi.py CONTRACT.yaml STYLE.css FOLDER writes into FOLDER

  openapi.json   the contract, for programs
  docs.html      the contract, for people: one page without scripts, its style inside
  docs.csp       the Content-Security-Policy under which that page, and nothing else in it, works

and ends with 1 and one line for each mistake if the contract does not hold together.
"""

import base64
import hashlib
import html
import json
import pathlib
import re
import sys

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Contract:
    """The document, with its references followed."""

    def __init__(self, document):
        self.document = document

    def operations(self):
        """(path, method, operation), in the order of the file."""
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method in METHODS:
                    yield path, method, operation

    def at(self, reference):
        """What a reference within the document names; KeyError if there is nothing."""
        place = self.document
        for part in reference.removeprefix("#/").split("/"):
            place = place[part.replace("~1", "/").replace("~0", "~")]
        return place

    def follow(self, thing):
        """The thing itself, where a reference stands for it. What stands beside the reference wins."""
        if isinstance(thing, dict) and "$ref" in thing:
            beside = {name: value for name, value in thing.items() if name != "$ref"}
            return {**self.follow(self.at(thing["$ref"])), **beside}
        return thing

    def mistakes(self):
        """What an interpreter of OpenAPI would stumble over."""
        found = []
        for reference in references(self.document):
            try:
                self.at(reference)
            except (KeyError, TypeError):
                found.append(f"{reference} names nothing")
        if found:
            return found
        tags = {tag["name"] for tag in self.document["tags"]}
        schemes = set(self.document["components"]["securitySchemes"])
        names = set()
        for path, method, operation in self.operations():
            where = f"{method.upper()} {path}"
            for needed in ("operationId", "summary", "description", "tags", "responses"):
                if needed not in operation:
                    found.append(f"{where} has no {needed}")
            if operation.get("operationId") in names:
                found.append(f"{where} has an operationId that another has, too")
            names.add(operation.get("operationId"))
            found += [f"{where}: there is no tag {tag}" for tag in operation.get("tags", []) if tag not in tags]
            parameters = [self.follow(parameter) for parameter in operation.get("parameters", [])]
            declared = {parameter["name"] for parameter in parameters if parameter["in"] == "path"}
            if declared != set(re.findall(r"{(\w+)}", path)):
                found.append(f"{where}: its parameters are not those of its path")
            for way in operation.get("security", []):
                found += [f"{where}: there is no security scheme {name}" for name in way if name not in schemes]
            for status, response in operation.get("responses", {}).items():
                if not isinstance(status, str):
                    found.append(f"{where}: write the status {status} in quotes")
                if "description" not in self.follow(response):
                    found.append(f"{where}: {status} has no description")
        return found


def references(thing):
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from references(value)


# --- texts


def inline(text):
    """The little of Markdown that descriptions use: `code`, **strong**, *emphasis*."""
    pieces = re.split(r"(`[^`]+`)", text)
    for i, piece in enumerate(pieces):
        if piece.startswith("`"):
            pieces[i] = f"<code>{html.escape(piece[1:-1])}</code>"
        else:
            piece = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", html.escape(piece, quote=False))
            pieces[i] = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", piece)
    return "".join(pieces)


def prose(text):
    """Paragraphs and lists."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("- "):
            entries = [" ".join(entry.split()) for entry in re.split(r"^- ", block, flags=re.MULTILINE)[1:]]
            blocks.append("<ul>" + "".join(f"<li>{inline(entry)}</li>" for entry in entries) + "</ul>")
        else:
            blocks.append(f"<p>{inline(' '.join(block.split()))}</p>")
    return "\n".join(blocks)


def listing(text, label):
    # With a tab stop of its own: what is wider than the page is scrolled, with the keyboard too.
    return f'<pre tabindex="0" role="region" aria-label="{html.escape(label)}"><code>{html.escape(text)}</code></pre>'


def pretty(value):
    return json.dumps(value, indent=2, ensure_ascii=False)


def fields(entries):
    """A table of (name, facts, description), each as HTML."""
    rows = "".join(
        f"<div><dt>{name} <span>{facts}</span></dt><dd>{description}</dd></div>" for name, facts, description in entries
    )
    return f'<dl class="fields">{rows}</dl>'


def anchor(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


# --- the page


class Page:
    """Writes the contract down for people."""

    def __init__(self, contract, style):
        self.contract = contract
        self.document = contract.document
        self.style = style
        self.server = self.document["servers"][0]["url"]

    def write(self):
        info = self.document["info"]
        parts = [
            f"<h1>{html.escape(info['title'])}: the HTTP interface</h1>",
            f'<p class="lead">{inline(info["summary"])} <span>Version {html.escape(info["version"])}, '
            'also as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</span></p>',
            self.contents(),
            '<section id="overview"><h2>Overview</h2>' + prose(info["description"]) + "</section>",
            self.keys(),
            *(self.group(tag) for tag in self.document["tags"]),
            self.refusals(),
            self.common(),
            self.schemas(),
        ]
        body = "\n".join(parts)
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{html.escape(info['title'])}: the HTTP interface</title>\n"
            f"<style>{self.style}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#main">Skip to the content</a>\n<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
        )

    def contents(self):
        calls = "".join(
            f'<li><a href="#{operation["operationId"]}">{self.badge(method)} <code>{self.breakable(path)}</code>'
            f"</a> <span>{inline(operation['summary'])}</span></li>"
            for path, method, operation in self.contract.operations()
        )
        return (
            f'<nav aria-label="Contents"><ul class="calls">{calls}</ul>'
            '<p><a href="#overview">Overview</a> · <a href="#keys">Keys</a> · <a href="#refusals">Refusals</a>'
            ' · <a href="#refused">Answers on every path</a> · <a href="#schemas">Values</a></p></nav>'
        )

    def badge(self, method):
        return f'<b class="method {method}">{method.upper()}</b>'

    def breakable(self, path):
        return html.escape(path).replace("/", "/<wbr>")

    def keys(self):
        entries = [
            (f"<b>{html.escape(scheme['x-name'])}</b>", "", prose(scheme["description"]))
            for scheme in self.document["components"]["securitySchemes"].values()
        ]
        return f'<section id="keys"><h2>How a key is sent</h2>{fields(entries)}</section>'

    def group(self, tag):
        calls = "\n".join(
            self.operation(path, method, operation)
            for path, method, operation in self.contract.operations()
            if tag["name"] in operation["tags"]
        )
        return f"<section><h2>{html.escape(tag['name'])}</h2>{prose(tag['description'])}{calls}</section>"

    def operation(self, path, method, operation):
        parts = [
            f'<article id="{operation["operationId"]}">',
            f"<h3>{inline(operation['summary'])}</h3>",
            f'<p class="call">{self.badge(method)} <code>{self.breakable(path)}</code></p>',
            prose(operation["description"]),
            f'<p class="key">{self.needs(operation)}</p>',
            self.parameters(operation),
            self.request(operation),
            "<h4>Example</h4>",
            listing(self.curl(path, method, operation), f"Example: {operation['summary']}"),
            "<h4>Answers</h4>",
            self.answers(operation),
            "</article>",
        ]
        return "\n".join(part for part in parts if part)

    def needs(self, operation):
        """Whether a key is needed, in a sentence."""
        ways = operation.get("security", self.document["security"])
        if {"signature": []} in ways:
            return 'A <a href="#keys">key</a> or a signature is needed.'
        if {} not in ways:
            return 'A <a href="#keys">key</a> is needed.'
        if len(ways) > 1:
            return 'A <a href="#keys">key</a> may be needed.'
        parameters = map(self.contract.follow, operation.get("parameters", []))
        has_token = any(parameter["name"] == "token" for parameter in parameters)
        return "The key is in the path." if has_token else "No key is needed."

    def parameters(self, operation):
        places = {"path": "in the path", "query": "in the query", "header": "header"}
        entries = []
        for parameter in map(self.contract.follow, operation.get("parameters", [])):
            facts = [places[parameter["in"]], *self.facts(parameter["schema"])]
            if parameter.get("required"):
                facts.append("required")
            entries.append((f"<code>{html.escape(parameter['name'])}</code>", ", ".join(facts), prose(parameter["description"])))
        return f"<h4>Parameters</h4>{fields(entries)}" if entries else ""

    def request(self, operation):
        if "requestBody" not in operation:
            return ""
        body = self.contract.follow(operation["requestBody"])
        content = body["content"]["application/json"]
        schema = self.contract.follow(content["schema"])
        table = self.properties(schema) if "properties" in schema else ""
        return f"<h4>Body</h4>{prose(body['description'])}{table}"

    def properties(self, schema):
        entries = []
        for name, declared in schema["properties"].items():
            value = self.contract.follow(declared)
            facts = self.facts(declared)
            if name in schema.get("required", []) and not schema.get("additionalProperties") is False:
                facts.append("<strong>required</strong>")
            elif name not in schema.get("required", []) and schema.get("additionalProperties") is False:
                facts.append("may be absent")
            if "default" in value:
                facts.append(f"default <code>{html.escape(json.dumps(value['default']).strip(chr(34)))}</code>")
            entries.append((f"<code>{html.escape(name)}</code>", ", ".join(facts), prose(value.get("description", ""))))
        return fields(entries)

    def facts(self, declared):
        """What a value may be, in words: "text", "1 to 255 characters"."""
        schema = self.contract.follow(declared)
        if "anyOf" in schema:
            alternatives = [entry for entry in schema["anyOf"] if entry != {"type": "null"}]
            facts = self.facts(alternatives[0])
            is_answer = "default" not in schema and any(self.is_time(entry) for entry in alternatives)
            return facts + (["or null"] if is_answer else [])
        if "const" in schema:
            return [f"<code>{html.escape(json.dumps(schema['const']).strip(chr(34)))}</code>"]
        if "enum" in schema:
            return [", ".join(f"<code>{html.escape(word)}</code>" for word in schema["enum"])]
        kind = schema.get("type", "anything")
        kind = kind[0] if isinstance(kind, list) else kind
        reference = declared.get("$ref", "").removeprefix("#/components/schemas/")
        if kind == "object":
            return [self.link(reference)] if reference else ["object of texts", html.escape(schema["x-limit"])]
        if kind == "array":
            inner = schema["items"]
            facts = ["list of " + (self.link(inner["$ref"].rsplit("/", 1)[1]) if "$ref" in inner else "texts")]
            return facts + ([f"at most {schema['maxItems']}"] if "maxItems" in schema else [])
        words = {"string": "text", "integer": "number", "boolean": "<code>true</code> or <code>false</code>"}
        formats = {"date-time": "time", "uri": "address", "uri-reference": "address", "json-pointer": "JSON pointer"}
        facts = ["id" if reference == "Id" else formats.get(schema.get("format"), words.get(kind, kind))]
        if "x-limit" in schema:
            facts.append(html.escape(schema["x-limit"]))
        elif "maxLength" in schema:
            least = schema.get("minLength", 0)
            facts.append(f"{least} to {schema['maxLength']} characters" if least else f"up to {schema['maxLength']} characters")
        return facts

    def is_time(self, declared):
        return self.contract.follow(declared).get("format") == "date-time"

    def link(self, name):
        return f'<a href="#value-{anchor(name)}">{html.escape(name)}</a>'

    def answers(self, operation):
        entries = []
        for status, declared in operation["responses"].items():
            response = self.contract.follow(declared)
            if status == "default":
                entries.append(("others", "", '<p>As <a href="#refused">on every path</a>.</p>'))
            elif self.is_shared_refusal(declared):
                shared = self.shared_name(declared)
                first_sentence = " ".join(response["description"].split()).split(". ")[0].split(": ")[0].rstrip(".")
                link = f'<a href="#answer-{anchor(shared)}">More</a>'
                entries.append((f"<b>{status}</b>", self.headers(response), f"<p>{inline(first_sentence)}. {link}</p>"))
            else:
                answer = prose(response["description"]) + self.content(response)
                entries.append((f"<b>{status}</b>", self.headers(response), answer))
        return fields(entries)

    def shared_name(self, declared):
        return declared.get("$ref", "").removeprefix("#/components/responses/")

    def is_shared_refusal(self, declared):
        response = self.contract.follow(declared)
        return "$ref" in declared and "application/problem+json" in response.get("content", {})

    def refusals(self):
        """What several calls are refused with, once."""
        statuses = {}
        for _, _, operation in self.contract.operations():
            for status, declared in operation["responses"].items():
                if status != "default" and self.is_shared_refusal(declared):
                    statuses[self.shared_name(declared)] = status
        entries = []
        for name, status in sorted(statuses.items(), key=lambda entry: entry[1]):
            response = self.document["components"]["responses"][name]
            answer = prose(response["description"]) + self.content(response)
            entries.append((f'<b id="answer-{anchor(name)}">{status}</b>', self.headers(response), answer))
        return f'<section id="refusals"><h2>Refusals</h2>{fields(entries)}</section>'

    def headers(self, response):
        names = [f"<code>{html.escape(name)}</code>" for name in response.get("headers", {})]
        return "with " + ", ".join(names) if names else ""

    def content(self, response):
        parts = []
        for kind, content in response.get("content", {}).items():
            if kind != "application/problem+json":
                parts.append(f"<p>{html.escape(kind)}{self.schema_names(content['schema'])}</p>")
            for title, value in self.examples(content):
                shown = value if isinstance(value, str) else pretty(value)
                parts.append(
                    f"<details><summary>{inline(title)}</summary>{listing(shown.rstrip(), title)}</details>"
                )
        return "".join(parts)

    def schema_names(self, schema):
        named = [entry for entry in schema.get("oneOf", [schema]) if "$ref" in entry]
        links = " or ".join(self.link(entry["$ref"].rsplit("/", 1)[1]) for entry in named)
        return f": {links}" if links else ""

    def examples(self, content):
        """(title, value) of each example, those of the schema included."""
        found = [
            (example["summary"], example["value"])
            for example in map(self.contract.follow, content.get("examples", {}).values())
        ]
        if "example" in content:
            found.append(("Example", content["example"]))
        if not found:
            found = [("Example", value) for value in self.contract.follow(content["schema"]).get("examples", [])]
        return found

    def curl(self, path, method, operation):
        address = path
        for parameter in map(self.contract.follow, operation.get("parameters", [])):
            if parameter["in"] == "path":
                address = address.replace("{" + parameter["name"] + "}", parameter["example"])
        lines = ["curl " + ("" if method == "get" else f"-X {method.upper()} ") + self.server + address]
        if {} not in operation.get("security", self.document["security"]):
            lines.append('-H "Authorization: Bearer grm_…"')
        if "requestBody" in operation:
            content = self.contract.follow(operation["requestBody"])["content"]["application/json"]
            _, value = self.examples(content)[-1 if "example" in content else 1]
            lines.append('-H "Content-Type: application/json"')
            lines.append("-d '" + pretty(value).replace("'", "'\\''") + "'")
        return " \\\n  ".join(lines)

    def common(self):
        refused = self.document["components"]["responses"]["Refused"]
        entries = [(f"<b>{status}</b>", "", prose(text)) for status, text in refused["x-statuses"].items()]
        return (
            f'<section id="refused"><h2>Answers on every path</h2>{prose(refused["description"])}{fields(entries)}</section>'
        )

    def schemas(self):
        shown = [
            (name, schema)
            for name, schema in self.document["components"]["schemas"].items()
            # What is sent is told where it is sent.
            if schema.get("type") == "object" and schema.get("additionalProperties") is False
        ]
        parts = ['<section id="schemas"><h2>Values</h2>']
        for name, schema in shown:
            parts.append(f'<article id="value-{anchor(name)}"><h3>{html.escape(name)}</h3>{self.properties(schema)}')
            parts += [listing(pretty(value), f"Example: {name}") for value in schema.get("examples", [])]
            parts.append("</article>")
        return "\n".join(parts) + "</section>"


def policy(style):
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def main(source, style_source, folder):
    contract = Contract(yaml.safe_load(pathlib.Path(source).read_text(encoding="utf-8")))
    if mistakes := contract.mistakes():
        sys.exit("\n".join(f"{source}: {mistake}" for mistake in mistakes))
    style = pathlib.Path(style_source).read_text(encoding="utf-8")
    folder = pathlib.Path(folder)
    compact = json.dumps(contract.document, ensure_ascii=False, separators=(",", ":"))
    (folder / "openapi.json").write_text(compact, encoding="utf-8")
    (folder / "docs.html").write_text(Page(contract, style).write(), encoding="utf-8")
    (folder / "docs.csp").write_text(policy(style), encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
