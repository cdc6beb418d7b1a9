"""`python -m aigov` is the command `aigov`."""

import sys

from aigov.cli import main

sys.exit(main())
