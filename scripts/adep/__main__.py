"""``python -m adep`` is the command ``adep``."""

import sys

from adep.cli import main

sys.exit(main())
