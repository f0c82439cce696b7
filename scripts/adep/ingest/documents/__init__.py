"""Documents of offices and PDFs → the text in them, as it is printed.

What is taken is plain text: it is kept beside the document, and the rest of the program reads that.
So a text never changes because a library does; taking it anew shows what would be different.

``take`` does the work in a process of its own, within bounds of time and memory: a document comes
from anywhere, and may be made to do harm.
"""

from adep.ingest.documents.flow import Taken, Unreadable
from adep.ingest.documents.kinds import kind_of, places_of
from adep.ingest.documents.own_process import take
