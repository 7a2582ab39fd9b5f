# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What crosses a network is encrypted: with a certificate of the program's own that can be given to a sender, or with
files of somebody else's, and never in clear where others can listen."""

import hashlib
import http.client
import json
import socket
import ssl
import unittest
import urllib.parse

import harness

CONFIGURATION = 6  # app/commands.h


def https(url, trusted, method="GET", body=None, headers=None):
    """One request by a sender that trusts only this certificate; and the fingerprint of whoever answered."""
    address = urllib.parse.urlsplit(url)
    context = ssl.create_default_context(cadata=trusted)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    connection = http.client.HTTPSConnection(
        address.hostname, address.port, timeout=harness.PATIENCE, context=context
    )
    try:
        harness.send(connection, address.path, method, body, headers)
        certificate = connection.sock.getpeercert(binary_form=True)
        response = connection.getresponse()
        answer = harness.Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
    harness.hold_to_contract(url, method, body, answer)
    return answer, ":".join(f"{byte:02X}" for byte in hashlib.sha256(certificate).digest())


class EncryptedDoor(unittest.TestCase):
    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)
        self.room = harness.Greenroom(self.folder.path).set_up()
        self.addCleanup(self.room.stop)

    def ready_line(self):
        return json.loads(self.room.process.output().splitlines()[0])

    def refused(self, listen="127.0.0.1:0", **env):
        """What a server says that does not start like this."""
        arguments = [self.room.program, "--data-dir", self.room.data, "--listen", listen, "serve"]
        with harness.Process(arguments, harness.environment(self.folder.path, **env)) as process:
            self.assertEqual(process.wait(), CONFIGURATION)
            return process.output("err")

    def test_a_sender_that_was_given_the_certificate_is_served(self):
        key = self.room.key()
        self.room.start(GREENROOM_TLS="self_signed", GREENROOM_ALLOWED_HOSTS="desk.example.com")
        self.assertTrue(self.room.listen.startswith("https://127.0.0.1:"), self.room.listen)
        # Only what others could listen to needs it.
        self.assertTrue(self.room.page.startswith("http://127.0.0.1:"), self.room.page)
        self.assertEqual(harness.request(self.room.page).status, 200)

        trusted = self.room.run("certificate", "show", "--pem")
        answer, fingerprint = https(
            self.room.listen + "/api/v1/incidents",
            trusted,
            "POST",
            {"title": "API is down", "status_page_id": "acme-status"},
            {"Authorization": f"Bearer {key}"},
        )
        self.assertEqual(answer.status, 201, answer)

        shown = self.room.command("certificate", "show")
        self.assertEqual(shown["fingerprint"], fingerprint)
        self.assertEqual(self.ready_line()["certificate"], fingerprint)
        self.assertLessEqual({"localhost", "127.0.0.1", "::1", "desk.example.com"}, set(shown["names"]))
        self.assertIn(fingerprint, self.room.run("certificate", "show"))

        with self.assertRaises(ssl.SSLCertVerificationError):
            with socket.create_connection(("127.0.0.1", urllib.parse.urlsplit(self.room.listen).port)) as stranger:
                ssl.create_default_context().wrap_socket(stranger, server_hostname="localhost")

    def test_an_open_door_that_answers_to_no_name_is_noticed(self):
        self.room.arguments = lambda: [self.room.program, "--data-dir", self.room.data, "--listen", "0.0.0.0:0", "serve"]
        for hosts, outcome in (("", "advice"), ("desk.example.com", "ok")):
            with self.subTest(hosts=hosts):
                self.room.start(GREENROOM_TLS="self_signed", GREENROOM_ALLOWED_HOSTS=hosts)
                lines = [line.split(maxsplit=2) for line in self.room.run("doctor").splitlines()]
                self.assertEqual([line[0] for line in lines if line[1] == "receiver"], [outcome], lines)
                self.room.stop()

    def test_the_certificate_outlives_a_restart(self):
        self.room.start(GREENROOM_TLS="self_signed")
        first = self.ready_line()["certificate"]
        self.room.stop()
        self.room.start(GREENROOM_TLS="self_signed")
        self.assertEqual(self.ready_line()["certificate"], first)
        for name in ("certificate.pem", "key.pem"):
            self.assertEqual((self.room.data / "tls" / name).stat().st_mode & 0o777, 0o600)

    def test_whoever_speaks_in_clear_is_told_so(self):
        self.room.start(GREENROOM_TLS="self_signed")
        plain = self.room.listen.replace("https://", "http://")
        answer = harness.request(plain + "/healthz")
        self.assertEqual(answer.status, 400)
        self.assertIn("https://", answer.json["detail"])

    def test_files_of_somebody_else_are_used(self):
        other = harness.Greenroom(self.folder.path / "other")
        (self.folder.path / "other").mkdir()
        other.set_up().start(GREENROOM_TLS="self_signed")
        fingerprint = other.command("certificate", "show")["fingerprint"]
        other.stop()

        files = {
            "GREENROOM_TLS": "files",
            "GREENROOM_TLS_CERTIFICATE": str(other.data / "tls/certificate.pem"),
            "GREENROOM_TLS_KEY": str(other.data / "tls/key.pem"),
        }
        self.room.start(**files)
        self.assertEqual(self.ready_line()["certificate"], fingerprint)
        answer, used = https(self.room.listen + "/healthz", (other.data / "tls/certificate.pem").read_text())
        self.assertEqual((answer.status, used), (200, fingerprint))
        self.room.stop()

        (other.data / "tls/key.pem").write_text("no key")
        self.assertIn(f"tls_key: {other.data}/tls/key.pem", self.refused(**files))
        (other.data / "tls/certificate.pem").unlink()
        self.assertIn(f"tls_certificate: there is no file {other.data}/tls/certificate.pem", self.refused(**files))
        del files["GREENROOM_TLS_KEY"]
        self.assertIn("tls_key", self.refused(**files))

    def test_without_it_nobody_outside_is_listened_to(self):
        said = self.refused(listen="0.0.0.0:0")
        self.assertIn("tls = self_signed", said)
        self.assertIn("behind_proxy", said)
        self.room.start()
        self.assertNotIn("certificate", self.ready_line())


if __name__ == "__main__":
    harness.main()
