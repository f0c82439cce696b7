"""Part of ``make bench``: the search beside others on one large body of texts."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # for the browser that the tests drive

from benchmark.beside import main

if __name__ == "__main__":
    sys.exit(main())
