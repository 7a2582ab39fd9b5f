# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples for nginx and Caddy in packaging/proxy do what they say: they are run as they are, only with other
addresses, and a certificate of the test's own."""

import contextlib
import http.client
import json
import socket
import ssl
import subprocess
import unittest

import harness

EXAMPLES = harness.ROOT / "packaging/proxy"
ALERTS, STATUS = "alerts.example.com", "status.example.com"
ALERT = {"title": "Checkout fails", "status_page_id": "acme-status"}
WRONG_KEY = "grm_" + "0" * 36

# Around the example, which is one of the files in conf.d. One process, which dies with the test.
NGINX = """
daemon off;
master_process off;
error_log stderr;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/greenroom.conf;
}}
"""


def with_other_addresses(text, replacements):
    for old, new in replacements.items():
        if old not in text:
            raise AssertionError(f"the example does not have {old}")
        text = text.replace(old, str(new))
    return text


def make_certificate(folder):
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={ALERTS}", "-addext", f"subjectAltName=DNS:{ALERTS},DNS:{STATUS}"),
            *("-out", str(folder / "certificate.pem"), "-keyout", str(folder / "key.pem")),
        ],
        check=True,
        capture_output=True,
        timeout=harness.PATIENCE,
    )
    return folder / "certificate.pem", folder / "key.pem"


class Visitor:
    """Asks a proxy for a name, as if the name server had led there."""

    def __init__(self, port, certificate=None, source="127.0.0.1"):
        self._port = port
        self._source = source
        self._tls = ssl.create_default_context(cafile=certificate) if certificate else None

    def request(self, name, path, method="GET", body=None, key=None, **fields):
        headers = {"Host": name} | {field.replace("_", "-"): value for field, value in fields.items()}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        line = socket.create_connection(("127.0.0.1", self._port), harness.PATIENCE, (self._source, 0))
        connection = http.client.HTTPConnection(name)
        with contextlib.closing(connection):
            connection.sock = self._tls.wrap_socket(line, server_hostname=name) if self._tls else line
            # What is too large is answered before all of it is sent.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                harness.send(connection, path, method, body, headers)
            response = connection.getresponse()
            return harness.Answer(response.status, response.headers, response.read())

    def post(self, body, key, path="/api/v1/incidents", name=ALERTS, **fields):
        return self.request(name, path, "POST", body, key, **fields)


class BehindProxy(unittest.TestCase):
    """Greenroom, for a proxy of the classes below to stand in front of."""

    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)
        self.room = harness.Greenroom(self.folder.path, port=harness.free_port(), page_port=harness.free_port()).set_up()
        self.key = self.room.key()
        self.addCleanup(lambda: self.room.__exit__())

    def start(self, **settings):
        environment = {"GREENROOM_BEHIND_PROXY": "true", "GREENROOM_ALLOWED_HOSTS": ALERTS}
        environment |= {f"GREENROOM_{name.upper()}": value for name, value in settings.items()}
        self.room.start(**environment)

    def replaced(self, name, further):
        """The example's text, with our two doors and what else differs."""
        doors = {"127.0.0.1:8787": f"127.0.0.1:{self.room.port}", "127.0.0.1:8788": f"127.0.0.1:{self.room.page_port}"}
        return with_other_addresses((EXAMPLES / name).read_text(), doors | further)

    def run_proxy(self, program, *ports):
        process = harness.Process(program, harness.environment(self.folder.path))
        self.addCleanup(lambda: process.__exit__())

        def listens():
            if not process.is_running:
                raise AssertionError(f"{program[0]} has ended: {process.output('err')}")
            with contextlib.suppress(OSError):
                for port in ports:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                return True

        harness.wait_for(f"{program[0]} listens", listens)

    def passes_alerts_and_the_page_and_nothing_else(self, visitor):
        answer = visitor.post(ALERT, self.key)
        self.assertEqual(answer.status, 201, answer)
        self.assertEqual(self.room.value("SELECT title FROM incidents WHERE id = ?", answer.json["id"]), ALERT["title"])
        self.assertEqual(visitor.post(ALERT, WRONG_KEY).status, 401)

        self.assertIn("Acme Status", visitor.request(STATUS, "/").text)
        for path in ("/healthz", "/readyz", "/metrics", "/"):
            self.assertEqual(visitor.request(ALERTS, path).status, 404, path)
        self.assertEqual(visitor.post(ALERT, self.key, name=STATUS).status, 405, "customers only read")

        # The limit is the same, and the answer is one that tools do not try again.
        self.assertEqual(visitor.post(b"[" * 1024 * 1024, self.key).status, 400)
        self.assertEqual(visitor.post(b"[" * 8 * 1024 * 1024, self.key).status, 413)

    def counts_whom_the_proxy_names_and_nobody_else(self, visitor_from):
        """Whoever fails too often has to wait: that shows which address counts."""
        stranger = visitor_from("127.0.0.2")
        failures = [stranger.post(ALERT, WRONG_KEY, X_Forwarded_For=f"203.0.113.{i}").status for i in range(4)]
        self.assertEqual(failures, [401, 401, 401, 429], "what he says of himself must not count")
        other = visitor_from("127.0.0.3")
        self.assertEqual(other.post(ALERT, WRONG_KEY).status, 401, "he has to answer for himself only")
        self.assertEqual(other.post(ALERT, WRONG_KEY, Forwarded="for=127.0.0.2").status, 401)

    def start_with_trust(self, trusted):
        self.start(trusted_proxies=trusted, failed_attempts="3")


@harness.skip_without("nginx", "openssl")
class Nginx(BehindProxy):
    def run_nginx(self, *options):
        self.certificate, key = make_certificate(self.folder.path)
        self.tls_port, self.clear_port = harness.free_port(), harness.free_port()
        listens = {
            "listen 443 ssl": f"listen 127.0.0.1:{self.tls_port} ssl",
            "listen [::]:443 ssl": f"listen 127.0.0.9:{self.tls_port} ssl",
            "listen 80": f"listen 127.0.0.1:{self.clear_port}",
            "listen [::]:80": f"listen 127.0.0.9:{self.clear_port}",
            "/etc/ssl/certs/greenroom.pem": self.certificate,
            "/etc/ssl/private/greenroom.key": key,
        }
        (self.folder.path / "greenroom.conf").write_text(self.replaced("nginx.conf", listens))
        configuration = self.folder.path / "nginx.conf"
        configuration.write_text(NGINX.format(folder=self.folder.path))
        command = ["nginx", "-e", "stderr", "-p", str(self.folder.path), "-c", str(configuration), *options]
        if options:
            done = subprocess.run(command, capture_output=True, text=True, timeout=harness.PATIENCE, check=False)
            return done.returncode, done.stderr
        self.run_proxy(command, self.tls_port, self.clear_port)
        return None

    def visitor(self, source="127.0.0.1"):
        return Visitor(self.tls_port, self.certificate, source)

    def test_the_example_is_valid(self):
        code, said = self.run_nginx("-t")
        self.assertEqual(code, 0, said)
        self.assertNotIn("[warn]", said)

    def test_alerts_and_the_page_pass_and_nothing_else(self):
        self.start()
        self.run_nginx()
        self.passes_alerts_and_the_page_and_nothing_else(self.visitor())

    def test_a_key_in_clear_is_noticed_and_a_customer_is_led_to_https(self):
        self.start()
        self.run_nginx()
        visitor = Visitor(self.clear_port)
        self.assertEqual(visitor.post(ALERT, self.key).status, 403)
        answer = visitor.request(STATUS, "/history")
        self.assertEqual((answer.status, answer.headers["Location"]), (301, f"https://{STATUS}/history"))

    def test_a_name_that_is_not_allowed_is_refused_through_the_proxy_too(self):
        self.start(allowed_hosts="other.example.com")
        self.run_nginx()
        self.assertEqual(self.visitor().post(ALERT, self.key).status, 421)

    def test_an_alert_that_finds_nobody_is_answered_so_that_it_is_sent_again(self):
        self.run_nginx()
        self.assertEqual(self.visitor().post(ALERT, self.key).status, 502)

    def test_whom_the_proxy_names_counts(self):
        self.start_with_trust("127.0.0.1")
        self.run_nginx()
        self.counts_whom_the_proxy_names_and_nobody_else(self.visitor)

    def test_a_proxy_that_is_not_named_is_not_believed(self):
        self.start_with_trust("192.0.2.1")
        self.run_nginx()
        failures = [self.visitor(f"127.0.0.{i}").post(ALERT, WRONG_KEY).status for i in range(2, 6)]
        self.assertEqual(failures, [401, 401, 401, 429])

    def test_who_comes_past_the_proxy_is_not_believed(self):
        self.start_with_trust("127.0.0.1")
        past = Visitor(self.room.port, source="127.0.0.2")
        failures = [past.post(ALERT, WRONG_KEY, X_Forwarded_For=f"203.0.113.{i}").status for i in range(4)]
        self.assertEqual(failures, [401, 401, 401, 429])


@harness.skip_without("caddy")
class Caddy(BehindProxy):
    def caddy(self, *arguments):
        done = subprocess.run(
            ["caddy", *arguments],
            env=harness.environment(self.folder.path),
            capture_output=True,
            text=True,
            timeout=harness.PATIENCE,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def run_caddy(self):
        """Without certificates, which it would fetch from outside, and without the door for its own administration."""
        example = self.folder.path / "Caddyfile"
        example.write_text(self.replaced("Caddyfile", {}))
        configuration = json.loads(self.caddy("adapt", "--config", str(example), "--adapter", "caddyfile").stdout)
        configuration["admin"] = {"disabled": True}
        ports = {":443": harness.free_port(), ":80": harness.free_port()}
        for server in configuration["apps"]["http"]["servers"].values():
            server["automatic_https"] = {"disable": True}
            server["listen"] = [f"127.0.0.1:{ports[place]}" for place in server["listen"]]
        changed = self.folder.path / "caddy.json"
        changed.write_text(json.dumps(configuration))
        self.run_proxy(["caddy", "run", "--config", str(changed)], *ports.values())
        self.port, self.clear_port = ports.values()

    def visitor(self, source="127.0.0.1"):
        return Visitor(self.port, source=source)

    def test_the_example_is_valid(self):
        done = self.caddy("validate", "--config", str(EXAMPLES / "Caddyfile"), "--adapter", "caddyfile")
        self.assertNotIn("not formatted", done.stderr)

    def test_alerts_and_the_page_pass_and_nothing_else(self):
        self.start()
        self.run_caddy()
        self.passes_alerts_and_the_page_and_nothing_else(self.visitor())
        self.assertEqual(Visitor(self.clear_port).post(ALERT, self.key).status, 403, "a key in clear is to be noticed")

    def test_whom_the_proxy_names_counts(self):
        self.start_with_trust("127.0.0.1")
        self.run_caddy()
        self.counts_whom_the_proxy_names_and_nobody_else(self.visitor)


if __name__ == "__main__":
    harness.main()
