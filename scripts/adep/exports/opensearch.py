"""OpenSearch: how a browser searches here from its own field, in each interface language."""

from __future__ import annotations

from typing import Final

from adep.exports.held_act import Copy
from adep.exports.xml import Element, add, written
from adep.languages.interface import Interface

NAMESPACE: Final = "http://a9.com/-/spec/opensearch/1.1/"


def interface(copy: Copy, words: Interface, prefix: str) -> bytes | None:
    """``opensearch.xml`` of an interface; None where the site does not know its address.

    ``prefix`` is the interface's folder.
    """
    if not copy.address:
        return None
    root = Element("OpenSearchDescription", {"xmlns": NAMESPACE})
    add(root, "ShortName", words["site.name"])
    add(root, "Description", words["site.description"])
    template = f"{copy.address}{prefix}?q={{searchTerms}}"
    add(root, "Url", type="text/html", template=template)
    add(root, "Image", f"{copy.address}favicon.ico", width="32", height="32", type="image/x-icon")
    add(root, "Language", words.lang)
    add(root, "InputEncoding", "UTF-8")
    return written(root, "", ())
