"""``make bench``: how fast import, build and search are. All of it stands in ``benchmark``."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # for the browser that the tests drive

from benchmark.run import main

if __name__ == "__main__":
    sys.exit(main())
