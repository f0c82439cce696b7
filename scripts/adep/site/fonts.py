"""The site's own letters: PT Serif and PT Sans, cut to the letters and signs that it writes in.

Fonts of a reader's system often lack Ә Ғ Қ Ң Ө Ұ Ү Һ, and a browser then takes these from another
font, in the middle of a word. The fonts come from their packages, as those of the PDFs do. Their
licence reserves the names "PT Serif" and "PT Sans", so what is cut from them bears another.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, partial
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from adep.site.disk_cache import DiskCache

FOLDER: Final = "assets/adep/"  # below the site
LICENCE: Final = f"{FOLDER}fonts/OFL.txt"

# Each cut is fetched where a page writes one of its signs. The first is what every page writes:
# English, Kazakh and Russian, with their punctuation.
COMMON: Final = (
    "U+20-7E, U+A0, U+A7, U+AB-AD, U+B0, U+B6-B7, U+BB, U+D7, U+401, U+406, U+410-44F, U+451, "
    "U+456, U+492-493, U+49A-49B, U+4A2-4A3, U+4AE-4B1, U+4BA-4BB, U+4D8-4D9, U+4E8-4E9, "
    "U+2010-2015, U+2018-201E, U+2020-2022, U+2026, U+2032-2033, U+2039-203A, U+2116, U+2212, "
    "U+2260"
)
# The rest of Latin-1 and of Cyrillic (Ukrainian, Tatar, Uzbek ...), and the Latin letters of both
# alphabets for Kazakh: the decree's of 2018 (ǵ ń) and the draft's of 2021 (ğ ı İ ş ū; ä ñ ö ü are
# in Latin-1).
RARE: Final = (
    "U+A1-A6, U+A8-AA, U+AE-AF, U+B1-B5, U+B8-BA, U+BC-BF, U+C0-D6, U+D8-FF, U+11E-11F, U+130-131, "
    "U+143-144, U+15E-15F, U+16A-16B, U+1F4-1F5, U+400, U+402-405, U+407-40F, U+450, U+452-455, "
    "U+457-491, U+494-499, U+49C-4A1, U+4A4-4AD, U+4B2-4B9, U+4BC-4D7, U+4DA-4E7, U+4EA-4FF, "
    "U+2030, U+20AC, U+2122, U+2248, U+2264-2265"
)
CUTS: Final = {"": COMMON, "-rare": RARE}


class Face(Struct, frozen=True):
    """A weight of a family. Of what it is cut: a file of a package."""

    family: str  # as style sheets name it
    weight: int
    package: str
    file: str
    kerned: bool  # text for reading is; small type of the interface does without, a tenth lighter
    size: int = 100  # per cent: PT Sans is small beside its size, and the interface sets it small

    @property
    def name(self) -> str:
        """What its files are named after."""
        return f"{self.family.rpartition(' ')[2].lower()}-{self.weight}"


FACES: Final = (
    Face("Adep Serif", 400, "fontpkg_pt_serif", "PT_Serif-Web-Regular.ttf", True),
    Face("Adep Serif", 700, "fontpkg_pt_serif", "PT_Serif-Web-Bold.ttf", True),
    Face("Adep Sans", 400, "fontpkg_pt_sans", "PT_Sans-Web-Regular.ttf", False, 105),
    Face("Adep Sans", 700, "fontpkg_pt_sans", "PT_Sans-Web-Bold.ttf", False, 105),
)

_STYLES: Final = {400: "Regular", 700: "Bold"}
_KEPT_NAMES: Final = (0, 7, 14)  # copyright, trademark, address of the licence
_HINTS: Final = ("cvt ", "fpgm", "prep", "gasp", "hdmx", "LTSH")
_UNUSED: Final = ("DSIG", "GSUB", "kern")
_NOTICE: Final = (
    "Adep Serif and Adep Sans are PT Serif and PT Sans of ParaType, cut to fewer letters and\n"
    "renamed as their licence asks. Both are under this licence:\n\n"
)


def code_points(ranges: str) -> frozenset[int]:
    """What ``unicode-range`` of a style sheet says: "U+20-7E, U+A0"."""
    found: set[int] = set()
    for part in ranges.split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def cut(font: bytes, face: Face, letters: frozenset[int]) -> bytes:
    """A TrueType font with these letters only, renamed and without hints, as WOFF2.

    The same font gives the same bytes: no time is written into it.
    """
    # Half a second to import, and where the fonts were cut before they are not needed.
    subset: Any = import_module("fontTools.subset")
    tables: Any = import_module("fontTools.ttLib")
    packing: Any = import_module("fontTools.ttLib.woff2")
    opened = tables.TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    for table in (*_HINTS, *_UNUSED, *(() if face.kerned else ("GPOS",))):
        if table in opened:
            del opened[table]
    names = _renamed(opened["name"], face)
    del opened["name"]
    options = subset.Options(
        hinting=False, layout_features=["kern"], layout_closure=False, notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(opened)
    opened["name"] = names
    opened.flavor = "woff2"
    opened.flavorData = packing.WOFF2FlavorData(transformedTables=("glyf", "loca", "hmtx"))
    made = io.BytesIO()
    opened.save(made)
    return made.getvalue()


def _renamed(names: Any, face: Face) -> Any:
    """The font's names, under the family's own; copyright and licence stay."""
    windows = (3, 1, 0x409)  # platform, encoding, language: the ones that browsers read
    style, original = _STYLES[face.weight], names.getDebugName(1)
    joined = face.family.replace(" ", "")
    names.names = [
        one
        for one in names.names
        if one.nameID in _KEPT_NAMES and (one.platformID, one.platEncID, one.langID) == windows
    ]
    for number, text in {
        1: face.family,
        2: style,
        3: f"{face.family} {style}",
        4: f"{face.family} {style}",
        6: f"{joined}-{style}",
        13: f"SIL Open Font License 1.1, see OFL.txt. Cut from {original} and renamed.",
    }.items():
        names.setName(text, number, *windows)
    return names


def _path(face: Face, suffix: str) -> str:
    return f"{FOLDER}fonts/{face.name}{suffix}.woff2"


# What every page writes with. A page that asks for them in its head has them before it is painted,
# and its lines keep still: they would come after the styles otherwise, and be painted twice.
NEEDED_AT_ONCE: Final = tuple(_path(face, "") for face in FACES)


def font_files(kept: Path) -> dict[str, bytes]:
    """Path below the site -> content: the cut fonts.

    ``kept`` is a folder in which fonts that were cut before are found again.
    """
    return dict(_cut_fonts(kept))


def fonts_css() -> str:
    """The styles that name the fonts, for a style sheet in ``FOLDER``."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-display:swap;size-adjust:{face.size}%;"
        f'src:url("{_path(face, suffix).removeprefix(FOLDER)}") format("woff2");'
        f"unicode-range:{ranges}}}\n"
        for face in FACES
        for suffix, ranges in CUTS.items()
    )


def licence() -> str:
    """The licence of both packages; PT Serif's names all reserved names."""
    return _NOTICE + files("fontpkg_pt_serif").joinpath("LICENSE").read_text("utf-8-sig")


@cache
def _cut_fonts(kept: Path) -> Mapping[str, bytes]:
    """Cutting takes two seconds, as long as a whole build: once for each font and recipe."""
    cuts = DiskCache.made_by(__file__, kept, "fonttools", "brotli")
    found = {}
    for face in FACES:
        font = files(face.package).joinpath("files", face.file).read_bytes()
        for suffix in CUTS:
            make = partial(cut, font, face, code_points(CUTS[suffix]))
            source = f"{face} {suffix}\0".encode() + font
            found[_path(face, suffix)] = cuts.of(source, make, face.name + suffix)
    return found
