"""The site of aigov as an extension of Sphinx: a page for everything that stands in the YAML.

`sources` lays out what Sphinx reads, in English and in Vietnamese: the pages written by hand and,
for each generated one, a file that only names it. `parser` turns such a name into a document:
`catalogue` knows what pages there are, the modules `*_pages` say what stands on one, and `nodes`
gives it the form that Sphinx knows. `places` knows where a name is explained, `switch` leads from
one language to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    from pygments.lexers.special import TextLexer

    from lawsite import api, parser, repairs, searching, switch

    app.add_lexer("csv", TextLexer)  # Pygments has none
    for part in (api, parser, repairs, searching, switch):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
