"""XML from documents of unknown origin: no entities, no network, no depth without end."""

from __future__ import annotations

import html as html_entities
import re

from lxml import etree

from reader.errors import LoadError
from reader.loading.limits import MAX_TAGS, TOO_MANY

_DAMAGED = "It is damaged: open it in the program that made it and save it again, or download it again."
_OWN_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document. One that declares entities is refused: no word processor writes that."""
    if _OWN_ENTITIES.search(data) or _OWN_ENTITIES.search(data.replace(b"\0", b"")):
        raise LoadError(
            "It has instructions in it that no document needs (XML entities), so it was not opened."
        )
    if data.count(b"<") > MAX_TAGS:
        raise LoadError(TOO_MANY)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise LoadError(_DAMAGED) from error
    if root is None:
        raise LoadError(_DAMAGED)
    return root


def parse_xhtml(text: str) -> etree._Element:
    """The root of an XHTML document; HTML's named entities are known although no DTD is read."""
    text = _DECLARATION.sub("", text.lstrip("\ufeff"))
    text = _NAMED_ENTITY.sub(lambda match: _character(match[0]), text)
    return parse_xml(text.encode("utf-8", "replace"))


def _character(entity: str) -> str:
    found = html_entities.unescape(entity)
    return html_entities.escape(found) if found != entity else ""


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext())).strip()


def text_at(root: etree._Element, name: str) -> str:
    """The text of the first element of that local name, "" if there is none."""
    found = next((element for element in root.iter() if local_name(element) == name), None)
    return "" if found is None else text_of(found)


def local_attribute(element: etree._Element, name: str) -> str:
    """The value of the attribute of that local name, in whichever namespace."""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )
