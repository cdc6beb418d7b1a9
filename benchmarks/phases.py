"""Does what `aigov classify FILE -f eu-ai-act --format json` does, and says where the time goes.

Run by cold.py in a fresh interpreter: `python phases.py FILE`. Prints JSON: milliseconds by phase.
"""

import sys
import time

marks = [("", time.perf_counter())]


def mark(name: str) -> None:
    marks.append((name, time.perf_counter()))


# What aigov and the command line take from the standard library.
import argparse  # noqa: E402, F401
import calendar  # noqa: E402, F401
import datetime  # noqa: E402, F401, ICN001
import functools  # noqa: E402, F401
import itertools  # noqa: E402
import json  # noqa: E402
import pathlib  # noqa: E402
import re  # noqa: E402, F401
import textwrap  # noqa: E402, F401
import typing  # noqa: E402, F401
import unicodedata  # noqa: E402, F401
import zlib  # noqa: E402, F401

mark("standard library")
import yaml  # noqa: E402, F401

mark("PyYAML")
import aigov.bundled  # noqa: E402
import aigov.classifying  # noqa: E402
import aigov.cli  # noqa: E402
import aigov.documents.reader  # noqa: E402
import aigov.library  # noqa: E402
import aigov.render.data  # noqa: E402

mark("aigov's own modules")
aigov.cli.parser("en", "classify").parse_args(["classify", sys.argv[1], "--format", "json"])
mark("command line")
aigov.bundled.sections("vocabulary")
aigov.bundled.sections("eu-ai-act")
mark("reading the compiled rules")
framework = aigov.library.load_framework("eu-ai-act")
mark("vocabulary and framework")
system = aigov.library.load_system(pathlib.Path(sys.argv[1]))
mark("reading the description")
found = aigov.classifying.classify(system, "eu-ai-act")
framework.ruleset(found._law)  # noqa: SLF001
mark("building the rule set")
document = aigov.render.data.classification_document([found], "en")
mark("evaluating, reasons, questions")
text = json.dumps(document, ensure_ascii=False, indent=2)
mark("rendering JSON")

phases = {name: (end - start) * 1e3 for (_, start), (name, end) in itertools.pairwise(marks)}
print(json.dumps({"phases": phases, "pydantic": "pydantic" in sys.modules, "size": len(text)}))
