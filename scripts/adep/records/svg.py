"""Whether an SVG file draws and does nothing else: it loads nothing and runs nothing.

A logo has an address of its own, where a browser would run whatever it holds. So everything in it
must be on the lists below: elements that draw, attributes that say how, values that can lead
nowhere but into the drawing itself. What nobody has thought of is refused.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from msgspec import Struct, field

PLAIN: Final = "save it as «plain SVG»"

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
# What a drawing program writes into <metadata>: words about the drawing, which nobody loads.
_ABOUT: Final = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
}


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ELEMENTS: Final = _listed(
    "svg g defs symbol use switch path rect circle ellipse line polyline polygon image text tspan "
    "textPath title desc metadata linearGradient radialGradient stop clipPath mask pattern marker "
    "style"
)
# Properties of CSS that draw; each is an attribute as well.
_PROPERTIES: Final = _listed(
    "clip-path clip-rule color color-interpolation color-rendering direction display "
    "dominant-baseline enable-background fill fill-opacity fill-rule font font-family "
    "font-feature-settings font-size font-size-adjust font-stretch font-style font-variant "
    "font-variant-caps font-variant-ligatures font-variant-numeric font-weight image-rendering "
    "isolation letter-spacing line-height marker marker-end marker-mid marker-start mask mask-type "
    "mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-align text-anchor text-decoration text-indent "
    "text-rendering text-transform transform transform-origin unicode-bidi vector-effect "
    "visibility white-space word-spacing writing-mode alignment-baseline baseline-shift"
)
_ATTRIBUTES: Final = _PROPERTIES | _listed(
    "id class style version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 "
    "cx cy r rx ry fx fy fr d points dx dy rotate textLength lengthAdjust startOffset method "
    "spacing pathLength offset gradientUnits gradientTransform spreadMethod clipPathUnits "
    "maskUnits maskContentUnits patternUnits patternContentUnits patternTransform markerWidth "
    "markerHeight markerUnits refX refY orient role lang systemLanguage requiredFeatures media "
    "type focusable tabindex"
)
_FREE: Final = re.compile(r"(?:data|aria)-[a-z0-9_.-]+")  # words that nobody acts upon

_PLACE: Final = r"#[\w.:-]+"
_FUNCTIONS: Final = (
    "rgba?|hsla?|matrix|translate[XY]?|scale[XY]?|rotate|skew[XY]?|hwb|lab|lch|oklab|oklch"
)
# What may be called in a value; what else has a bracket, or a sign that writes one in another way,
# is refused.
_CALL: Final = re.compile(
    rf"""(?i)(?<![\w-])(?:url\(\s*(?:"{_PLACE}"|'{_PLACE}'|{_PLACE})\s*\)|(?:{_FUNCTIONS})\()"""
)
_STRANGE: Final = re.compile(r"[(\\@<>{}\x00-\x08\x0e-\x1f]|/\*")
_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"(?P<what>[\w\s.#,*>+~:-]+)\{(?P<how>[^{}]*)\}\s*")
_LOADS: Final = "loads something from elsewhere; put it into the drawing"


class _Refused(Exception):
    """Why a drawing is not taken."""


def why_not_drawn(content: bytes) -> str | None:
    """Why this is no drawing that may stand on a page; None: it is one."""
    try:
        content.decode("utf-8-sig")
        reader = _Reader()
        reader.read(content)
    except _Refused as refused:
        return str(refused)
    except (UnicodeDecodeError, expat.ExpatError, ValueError):
        return f"is no SVG drawing in UTF-8; {PLAIN}"
    return None


class _Reader(Struct):
    """The file as a reader of XML meets it; the open elements, and the words of a <style>."""

    open: list[str] = field(default_factory=list)
    words: str = ""

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            raise _Refused(f"is no SVG drawing in UTF-8; {PLAIN}")

    def _doctype(self, *told: object) -> None:
        raise _Refused(f"begins with <!DOCTYPE; {PLAIN}")

    def _instruction(self, target: str, data: str) -> None:
        raise _Refused(f"holds <?{target}; {PLAIN}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self.open and (space, tag) != (_SVG, "svg"):
            raise _Refused(f"is no SVG drawing; {PLAIN}")
        about = "metadata" in self.open and space in _ABOUT
        if "style" in self.open or not (about or (space == _SVG and tag in _ELEMENTS)):
            raise _Refused(f"holds <{tag}>; save it without, as «plain SVG»")
        self.open.append(tag if space == _SVG else "")
        for key, value in attributes.items():
            if not about:
                _refuse_attribute(tag, key, value)

    def _end(self, name: str) -> None:
        if self.open.pop() == "style":
            _refuse_style(self.words)
            self.words = ""

    def _text(self, words: str) -> None:
        if self.open and self.open[-1] == "style":
            self.words += words


def _refuse_attribute(tag: str, key: str, value: str) -> None:
    space, _, name = key.rpartition(" ")
    if name == "href" and space in ("", _XLINK):
        if re.fullmatch(_PLACE, value) or (tag == "image" and _PICTURE.fullmatch(value)):
            return
        raise _Refused(_LOADS)
    known = (
        name in ("space", "lang")
        if space == _XML
        else not space and (name in _ATTRIBUTES or _FREE.fullmatch(name))
    )
    if not known:
        if name.lower().startswith("on"):
            raise _Refused(f"holds a script ({name}); {PLAIN}")
        raise _Refused(f"holds «{name}»; {PLAIN}")
    if name == "style":
        _refuse_declarations(value)
    elif name not in ("id", "class") and not _FREE.fullmatch(name):
        _refuse_value(value)


def _refuse_style(words: str) -> None:
    """A style sheet of plain rules: ``.a, #b { fill: red }``."""
    # What begins in quotation marks is no comment to a browser: such a sheet keeps none.
    rest = words if re.search("[\"']", words) else _COMMENT.sub(" ", words)
    while rest.strip():
        rule = _RULE.match(rest)
        if rule is None:
            loads = re.search(r"[@\\]", rest)
            raise _Refused(_LOADS if loads else f"has a style sheet that is not plain; {PLAIN}")
        _refuse_declarations(rule["how"])
        rest = rest[rule.end() :]


def _refuse_declarations(words: str) -> None:
    for declaration in filter(str.strip, words.split(";")):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not colon or not (name in _PROPERTIES or re.fullmatch(r"-inkscape-[a-z-]+", name)):
            raise _Refused(f"has a style «{name[:40]}»; {PLAIN}")
        _refuse_value(value)


def _refuse_value(value: str) -> None:
    if _STRANGE.search(_CALL.sub(" ", value)):
        raise _Refused(_LOADS)
