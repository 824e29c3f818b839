"""A JSON Schema of the MUSTs of the W3C Web Annotation Data Model (Recommendation, 23 February 2017).

Sections: 3.1 annotation, 3.2.4 embedded textual body, 3.3.1 times and creators, 3.3.5 motivation, 4 specific
resource, 4.2.4 and 4.2.5 selectors, 4.4 styles, 5.1 collection, 5.2 page. Other keys must carry a namespace.
"""

from __future__ import annotations

from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = (
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
)  # fmt: skip
IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
EXTENSIONS = {"^hedgerow:[a-z]+$": {}}


def an_object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "patternProperties": EXTENSIONS,
        "additionalProperties": False,
    }


BODY = an_object(
    ["type", "value"],
    type={"const": "TextualBody"},
    value={"type": "string"},
    format={"type": "string", "pattern": r"^[a-z]+/[a-z0-9.+-]+$"},
    purpose={"enum": MOTIVATIONS},
)
QUOTE = an_object(
    ["type", "exact"],
    type={"const": "TextQuoteSelector"},
    exact={"type": "string", "minLength": 1},
    prefix={"type": "string"},
    suffix={"type": "string"},
)
POSITION = an_object(
    ["type", "start", "end"],
    type={"const": "TextPositionSelector"},
    start={"type": "integer", "minimum": 0},
    end={"type": "integer", "minimum": 0},
)
TARGET = an_object(
    ["source"],
    type={"const": "SpecificResource"},
    source=IRI,
    selector={"type": "array", "items": {"oneOf": [QUOTE, POSITION]}},
    styleClass={"type": "string"},
)
ANNOTATION = an_object(
    ["id", "type", "target"],
    id=IRI,
    type={"const": "Annotation"},
    motivation={"enum": MOTIVATIONS},
    created=TIME,
    modified=TIME,
    creator=an_object(
        ["type"], type={"enum": ["Person", "Organization", "Software"]}, name={"type": "string"}
    ),
    body={"type": "array", "minItems": 1, "items": BODY},
    target=TARGET,
)
PAGE = an_object(
    ["id", "type", "items"],
    id=IRI,
    type={"const": "AnnotationPage"},
    startIndex={"type": "integer", "minimum": 0},
    items={"type": "array", "items": ANNOTATION},
)
COLLECTION = an_object(
    ["@context", "id", "type"],
    **{"@context": {"type": "array", "contains": {"const": CONTEXT}}},
    id=IRI,
    type={"const": "AnnotationCollection"},
    label={"type": "string"},
    total={"type": "integer", "minimum": 0},
    generator=an_object(["type"], type={"const": "Software"}, name={"type": "string"}),
    first=PAGE,
)
