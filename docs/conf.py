"""The site, in one language: `-D language=vi` for Vietnamese. Built by `scripts/dev.py site`."""

import json
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS / "_ext"))

from aigov import __version__  # noqa: E402

project = "aigov"
author = "The aigov developers"
release = version = __version__
html_title = "aigov"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "lawsite"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["locale"]
templates_path = ["_templates"]
locale_dirs = ["locale"]  # of the folder that is read, where the words of the theme are copied to
gettext_compact = False

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 4

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
add_module_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False

highlight_language = "text"
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {"top_of_page_buttons": []}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_use_index = False
html_domain_indices = False


def setup(app):  # noqa: ANN001, ANN201 - Sphinx gives itself
    """Tell which pages are there in English alone."""
    only = Path(app.srcdir) / "only-english.json"
    app.config.aigov_only_english = json.loads(only.read_text("utf-8"))
