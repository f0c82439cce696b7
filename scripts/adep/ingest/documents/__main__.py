"""The process in which a text is taken."""

import sys

from adep.ingest.documents.own_process import main

sys.exit(main())
