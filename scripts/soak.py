"""``make soak``: how many readers a small server bears. All of it stands in ``benchmark``."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))  # for the servers that the tests drive

from benchmark.loading import main

if __name__ == "__main__":
    sys.exit(main())
