"""``make bench``: how fast import and build are. All of it stands in ``benchmark``."""

import sys

from benchmark.run import main

if __name__ == "__main__":
    sys.exit(main())
