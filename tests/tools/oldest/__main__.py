"""``python -m tests.tools.oldest``: find or install the linters."""

import sys

from tests.tools.oldest import main

sys.exit(main())
