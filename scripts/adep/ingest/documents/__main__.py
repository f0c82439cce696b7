"""The process in which a text is taken."""

import sys

from adep.ingest.documents.apart import main

sys.exit(main())
