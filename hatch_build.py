"""Build hook: puts the frameworks, compiled from their YAML, into the wheel.

The YAML goes into the wheel too and stays the source. An editable install gets no compiled form,
since it reads the YAML of the checkout, where it may change at any time.
"""

import importlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = "aigov/_compiled.json"


class CompiledFrameworksHook(BuildHookInterface[Any]):
    """Runs `aigov.compiled.write` over `frameworks/` and adds what it wrote."""

    PLUGIN_NAME = "custom"

    _scratch: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own inside the build directory."""
        if version == "editable":
            return
        root = Path(self.root)
        build_directory = Path(self.directory)
        build_directory.mkdir(parents=True, exist_ok=True)
        self._scratch = Path(tempfile.mkdtemp(prefix=".compiled-", dir=build_directory))
        out = self._scratch / Path(TARGET).name
        try:
            _compile(root, out)
        except BaseException:
            self._clean_up()
            raise
        build_data["force_include"][str(out)] = TARGET

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the folder again: the wheel has its copy."""
        self._clean_up()

    def _clean_up(self) -> None:
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None


def _compile(root: Path, out: Path) -> None:
    """Call this checkout's own compiler, leaving the interpreter as it was found."""
    source = root / "src"
    path, dont_write_bytecode = sys.path[:], sys.dont_write_bytecode
    sys.path.insert(0, str(source))
    sys.dont_write_bytecode = True
    try:
        try:
            compiled = importlib.import_module("aigov.compiled")
        except ImportError as error:
            raise RuntimeError(
                f"cannot build the wheel: importing aigov.compiled from {source} failed ({error})"
            ) from error
        if not Path(str(compiled.__file__)).is_relative_to(source):
            raise RuntimeError(
                f"cannot build the wheel: aigov.compiled came from {compiled.__file__}, "
                f"not from {source}"
            )
        compiled.write(root, out)
    finally:
        sys.path[:] = path
        sys.dont_write_bytecode = dont_write_bytecode
    if not out.is_file() or not out.stat().st_size:
        raise RuntimeError("cannot build the wheel: aigov.compiled.write wrote nothing")
