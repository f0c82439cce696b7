"""The process in which a text is taken."""

import sys

from adep.documents.apart import main

sys.exit(main())
