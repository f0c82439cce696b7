"""The tests, laid out as the house is; ``tools`` is what they share."""

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
ROOT: Final = TESTS.parent
