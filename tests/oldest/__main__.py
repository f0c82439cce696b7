"""``python -m tests.oldest``: find or install the linters."""

import sys

from tests.oldest import main

sys.exit(main())
