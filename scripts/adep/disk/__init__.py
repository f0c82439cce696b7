"""Everything that changes files of a project, or of a folder that is made of one.

``put`` puts files in place, all or none; ``one_writer`` lets one command do so at a time; ``look``
sees whether what was read is still what is there; ``recover`` puts right what a command left that
was killed; ``open_to_all`` lets everybody read what is published. Every step that changes a
project goes through ``operations``.
"""

from adep.disk.lock import Worker, one_writer
from adep.disk.permissions import OPEN, open_folder_to_all, open_to_all
from adep.disk.put_files import NotPut, changed, put
from adep.disk.recovery import find, recover, refuse_unfinished
from adep.disk.scratch_copy import copy_of, no_room, temporary_folder
from adep.disk.snapshot import Judged, look, look_at, refuse_odd
from adep.disk.undo import Left

__all__ = [
    "OPEN", "Judged", "Left", "NotPut", "Worker", "changed", "copy_of", "find", "look", "look_at",
    "no_room", "one_writer", "open_folder_to_all", "open_to_all", "put", "recover", "refuse_odd",
    "refuse_unfinished", "temporary_folder",
]  # fmt: skip
