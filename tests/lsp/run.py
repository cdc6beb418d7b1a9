"""What an editor says of our files: yaml-language-server, driven as an editor drives it.

    python tests/lsp/run.py

Installs the server, in a version that is held, from the npm registry into a temporary folder and
talks to it over its standard input and output. Good files, all bundled ones, must have no
diagnostic with the schemas of schemas/; broken ones must have one on the right line. Where npm or
the registry is missing it says so and succeeds, so that a machine without them can pass; with
``--must`` it fails then. Nothing but the registry is asked over the network.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = "yaml-language-server@2.0.0"
_INSTALLING = 120
_ANSWERING = 60
_VOCABULARY = "vocabulary"
_OWN_WORDS = re.compile(r"^(facts|concepts):", re.MULTILINE)
"""What a framework declares whose own words a schema of the shared ones marks (docs/format.md)."""


class Broken(NamedTuple):
    """A document with one mistake: the schema it is read with, its text, the line of the mistake.

    ``says`` is part of what is said of it.
    """

    schema: str
    text: str
    line: int
    says: str


_HEAD = """framework:
  id: tiny
  format: 1
  title: {en: Tiny, vi: Nhỏ}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-01-01
  sources: [{title: None}]
"""
_PROGRAMME = """programme:
  format: 1
  id: tiny
  title: {en: Tiny, vi: Nhỏ}
  jurisdiction: VN
  status: guidance
  checked: 2026-11-22
  sources: [{title: Nowhere}]
"""
_PROFILE = """profile:
  format: 1
  name: Somewhere
  about: country
  day: 2026-11-22
"""
_SYSTEM = "system: {format: 1, name: Test}\n"

BROKEN = (
    Broken("framework", _HEAD.replace("  kind: law", "  kind: novel"), 6, "must be"),
    Broken("framework", _HEAD.replace("  jurisdiction", "  juristiction"), 5, "juristiction"),
    Broken("framework", _HEAD.replace("  id: tiny\n", ""), 1, "id"),
    Broken("framework", _HEAD.replace("format: 1", "format: one"), 3, "integer|number"),
    Broken(
        "framework",
        _HEAD + "rules:\n  - id: a\n    cite: Art. 1\n    titel: {en: x}\n",
        13,
        "titel",
    ),
    Broken(
        "framework",
        _HEAD + "tiers:\n  - {id: high, level: high, label: {en: High}}\n"
        "  - {id: low, level: lowest, label: {en: Low}}\n",
        12,
        "must be",
    ),
    Broken("framework", _HEAD + "rules: [\n", 11, "end with a ]"),
    Broken("system", _SYSTEM + "facts:\n  purpos: [recruitment]\n", 3, "purpos"),
    Broken(
        "system",
        _SYSTEM + "facts:\n  profiles_people: perhaps\n",
        3,
        "boolean|accepted|type|unknown",
    ),
    Broken("system", _SYSTEM + "facts:\n  market:\n    - EU\n    - Mars\n", 5, "must be"),
    Broken("system", "facts:\n  purpose: [recruitment]\n", 1, "system"),
    Broken("system", _SYSTEM + "uses:\n  - {name: x}\n", 3, "id"),
    Broken("programme", _PROGRAMME.replace("guidance", "advice"), 6, "must be"),
    Broken(
        "programme",
        _PROGRAMME + "targets:\n  - id: a\n    title: {en: x}\n    indicator: y\n    gaols: []\n",
        13,
        "gaols",
    ),
    Broken("profile", _PROFILE.replace("country", "planet"), 4, "must be"),
    Broken(
        "profile", _PROFILE + "facts:\n  ai_law_in_force: {valeu: true}\n", 7, "valeu|value|type"
    ),
)
"""Lines count from 1; the words are alternatives, since a newer server may say it otherwise."""


class SkipError(Exception):
    """What is needed is not here; the message says what."""


class Client:
    """The part of an editor: starts the server, opens documents, gathers what is said of them."""

    def __init__(self, command: list[str], workspace: Path, settings: dict[str, Any]) -> None:
        """Start the server and tell it about a workspace."""
        self.settings = settings
        self.numbers = itertools.count(1)
        self.heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdin
        assert self.process.stdout
        self.out: IO[bytes] = self.process.stdin
        threading.Thread(target=self._listen, args=(self.process.stdout,), daemon=True).start()
        folder = {"uri": workspace.as_uri(), "name": workspace.name}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": workspace.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"publishDiagnostics": {"relatedInformation": True}},
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def _listen(self, stream: IO[bytes]) -> None:
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.decode("ascii").partition(":")
                length = int(value) if name.lower() == "content-length" else length
                line = stream.readline()
            self.heard.put(json.loads(stream.read(length)))
        self.heard.put(None)

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.out.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.out.flush()

    def tell(self, method: str, params: Any) -> None:
        """Send what needs no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message.get("result")

    def _next(self) -> dict[str, Any]:
        """Return the next message; requests of the server are answered on the way."""
        try:
            message = self.heard.get(timeout=_ANSWERING)
        except queue.Empty:
            raise AssertionError(f"the server said nothing for {_ANSWERING} s") from None
        if message is None:
            raise AssertionError(f"the server ended ({self.process.wait()})")
        if "method" in message and "id" in message:
            answer: Any = None
            if message["method"] == "workspace/configuration":
                asked = message["params"]["items"]
                answer = [self.settings.get(one.get("section", ""), {}) for one in asked]
            self._send({"id": message["id"], "result": answer})
        return message

    def diagnostics(self, path: Path) -> list[dict[str, Any]]:
        """Open a document, wait for what is said of it, and close it again."""
        uri = path.as_uri()
        text = path.read_text("utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._next()
            params = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri:
                break
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        found: list[dict[str, Any]] = params["diagnostics"]
        while True:  # what closing it says of it
            message = self._next()
            params = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri:
                return found

    def close(self) -> None:
        """End the server."""
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self.process.wait(10)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            self.process.kill()


# --- the server -------------------------------------------------------------------------------


def install(folder: Path) -> list[str]:
    """Install the server and return its command; raise :class:`SkipError` where that cannot be."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise SkipError("there is no npm here" if npm is None else "there is no node here")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"]
    options += ["--fetch-retries=1", "--fetch-timeout=30000"]
    command = [npm, "install", *options, "--prefix", str(folder), SERVER]
    try:
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=_INSTALLING
        )
    except subprocess.TimeoutExpired:
        raise SkipError(f"the npm registry gave nothing for {_INSTALLING} s") from None
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if done.returncode or not program.is_file():
        said = (done.stderr.strip() or done.stdout.strip() or "it says nothing").splitlines()
        raise SkipError(f"npm could not install {SERVER}: {said[0]}")
    return [node, str(program), "--stdio"]


def settings(workspace: Path) -> dict[str, Any]:
    """Return what a user of an editor would set: which schema belongs to which files."""
    schemas = {
        (ROOT / "schemas" / f"{name}.schema.json").as_uri(): f"{name}/**/*.yaml"
        for name in ("framework", "system", "programme", "profile")
    }
    yaml = {"schemas": schemas, "validate": True, "schemaStore": {"enable": False, "url": ""}}
    return {"yaml": yaml, "http": {}, "[yaml]": {}, "editor": {}, "files": {}}


# --- the files --------------------------------------------------------------------------------


def good_files(workspace: Path) -> dict[Path, str]:
    """Copy all bundled files below the folder of their schema; return where each came from."""
    found: list[tuple[str, Path]] = []
    for folder in sorted((ROOT / "frameworks").iterdir()):
        kind = "programme" if (folder / "programme.yaml").is_file() else "framework"
        files = sorted(folder.rglob("*.yaml"))
        own = any(_OWN_WORDS.search(one.read_text("utf-8")) for one in files)
        if folder.name == _VOCABULARY or not own:
            found += [(kind, one) for one in files]
    for name, kind in (("systems", "system"), ("profiles", "profile")):
        found += [(kind, one) for one in sorted((ROOT / "examples" / name).glob("*.yaml"))]
    copies = {}
    for kind, path in found:
        inner = path.relative_to(ROOT)
        copy = workspace / kind / inner
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        copies[copy] = inner.as_posix()
    return copies


def line_of(found: dict[str, Any]) -> int:
    """Return the line of a diagnostic, from 1."""
    return int(found["range"]["start"]["line"]) + 1


def shown(found: list[dict[str, Any]]) -> str:
    """Return diagnostics in one line."""
    return "; ".join(f"line {line_of(one)}: {one['message']}" for one in found) or "nothing"


def look(client: Client, workspace: Path) -> list[str]:
    """Return what the server says wrongly."""
    wrong: list[str] = []
    copies = good_files(workspace)
    for copy, name in copies.items():
        if found := client.diagnostics(copy):
            wrong.append(f"{name}: {shown(found)}")
    say(f"{len(copies)} good files, {len(wrong)} with diagnostics")
    missed = 0
    for place, one in enumerate(BROKEN, 1):
        for way in ("settings", "modeline"):
            text, line = one.text, one.line
            path = workspace / one.schema / f"broken-{place}.yaml"
            if way == "modeline":
                schema = ROOT / "schemas" / f"{one.schema}.schema.json"
                text = f"# yaml-language-server: $schema={schema.as_uri()}\n{text}"
                path, line = workspace / "elsewhere" / f"broken-{place}.yaml", line + 1
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            found = client.diagnostics(path)
            here = [each["message"] for each in found if line_of(each) == line]
            if not any(word in said for said in here for word in one.says.split("|")):
                missed += 1
                wrong.append(
                    f"broken {place} ({one.schema}, by {way}): wanted line {line} "
                    f"({one.says}), found {shown(found)}"
                )
    say(f"{len(BROKEN)} broken files, each by settings and by modeline, {missed} told wrongly")
    return wrong


def say(message: str) -> None:
    """Print a line at once."""
    print(f"lsp: {message}", flush=True)


def main() -> int:
    """Install, ask, say."""
    parser = argparse.ArgumentParser(description="ask yaml-language-server about our files")
    parser.add_argument(
        "--must", action="store_true", help="fail where npm or the registry is missing"
    )
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="aigov-lsp-", ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        try:
            command = install(scratch)
        except SkipError as reason:
            say(f"{'failed' if options.must else 'skipped'}: {reason}")
            return int(options.must)
        workspace = scratch / "workspace"
        workspace.mkdir()
        client = Client(command, workspace, settings(workspace))
        try:
            wrong = look(client, workspace)
        finally:
            client.close()
    for one in wrong[:40]:
        say(one)
    say(f"{SERVER}: {len(wrong)} mistakes, {time.monotonic() - start:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
