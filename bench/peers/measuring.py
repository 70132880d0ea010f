"""Starts the two sides as processes, asks them, and prints what was measured."""

import contextlib
import email.message
import http.client
import os
import pathlib
import random
import shlex
import socket
import statistics
import subprocess
import time
import typing


def duet_arguments(arguments):
    """The options that every measurement takes."""
    arguments.add_argument("server", type=pathlib.Path, help="Duet's server directory")
    arguments.add_argument("--java", default="java")
    arguments.add_argument("--java-options", default="", help="one string, after java.options")
    arguments.add_argument("--rounds", type=int, default=10, help="process starts of each side")
    arguments.add_argument("--seed", type=int, default=1, help="of the order of the two sides")


def duet_command(options, main_class: str) -> list[str]:
    jars = sorted(str(jar) for jar in (options.server / "lib").glob("*.jar"))
    if not jars:
        raise SystemExit(f"{options.server}/lib holds no jars: run mvn package first")
    flags = [f"@{options.server / 'java.options'}", *shlex.split(options.java_options)]
    return [options.java, *flags, "-cp", os.pathsep.join(jars), main_class]


class Answer(typing.NamedTuple):
    headers: email.message.Message
    body: bytes

    def phase_seconds(self, phase: str) -> float:
        """One phase of the Server-Timing header."""
        for entry in self.headers["Server-Timing"].split(","):
            name, _, duration = entry.strip().partition(";dur=")
            if name == phase:
                return float(duration) / 1e3
        raise SystemExit(f"no {phase} in Server-Timing: {self.headers['Server-Timing']}")


class Server:
    """One process that listens on a free port; started when made, gone when closed."""

    def __init__(self, command: list[str], **settings: str):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = os.environ | settings | {"PORT": str(self.port)}
        self.kept = None
        self.spawned = time.perf_counter()
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.kept:
            self.kept.close()
        self.process.terminate()
        self.process.wait(timeout=30)

    def await_port(self) -> None:
        """Polls every millisecond until the port accepts."""
        while time.perf_counter() < self.spawned + 60:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            if self.process.poll() is not None:
                raise SystemExit(f"{self.process.args} exited with {self.process.returncode}")
            time.sleep(0.001)
        raise SystemExit(f"{self.process.args} opened no port within 60 s")

    def get(self, path: str) -> "Answer":
        """A GET over HTTP/1.1 on its own connection."""
        return self._ask("GET", path)

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> "Answer":
        """A POST over HTTP/1.1 on its own connection."""
        return self._ask("POST", path, body, headers)

    def post_timed(self, path: str, body: bytes, media_type: str) -> tuple["Answer", float]:
        """A POST on a connection that is kept, and the seconds until its whole answer."""
        self.kept = self.kept or self._connection()
        begun = time.perf_counter()
        answer = self._on(self.kept, "POST", path, body, {"Content-Type": media_type})
        return answer, time.perf_counter() - begun

    def _ask(self, method: str, path: str, body=None, headers=()) -> "Answer":
        with contextlib.closing(self._connection()) as connection:
            return self._on(connection, method, path, body, headers)

    def _connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port)

    @staticmethod
    def _on(connection, method: str, path: str, body, headers) -> "Answer":
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise SystemExit(f"{method} {path} was answered with {response.status}: {answer[:200]!r}")
        return Answer(response.headers, answer)

    def since_spawn(self) -> float:
        return time.perf_counter() - self.spawned

    def resident_megabytes(self) -> float:
        ps = ["ps", "-o", "rss=", "-p", str(self.process.pid)]
        return int(subprocess.check_output(ps)) / 1024


def in_turn(rounds: int, seed: int, **sides):
    """Calls each side once a round, in an order drawn anew each round; returns side -> results."""
    order = random.Random(seed)
    results = {name: [] for name in sides}
    for _ in range(rounds):
        for name in order.sample(sorted(sides), len(sides)):
            results[name].append(sides[name]())
    return results


class Table:
    """Rows of min / median / max, each peer beside its ratio to Duet's median."""

    def __init__(self):
        print(f"{'':<44}{'n':>6}{'min':>10}{'median':>10}{'max':>10}  peer / Duet")

    def row(self, label: str, values: list[float], unit: str, against: list[float] = ()) -> None:
        scale = {"ms": 1e3, "MB": 1}[unit]
        low, middle, high = (
            scale * f(values) for f in (min, statistics.median, max)
        )
        ratio = ""
        if against:
            ratio = f"{statistics.median(values) / statistics.median(against):11.2f}x"
        cells = f"{len(values):>6}{low:>10.2f}{middle:>10.2f}{high:>10.2f}"
        print(f"{label + ', ' + unit:<44}{cells}  {ratio}")
