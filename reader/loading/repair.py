"""What an extractor took for the article, compared with the page itself: gaps filled, strays and tails dropped.

Every repair is general: it goes by where the text stands in the page's tree, how much of it is links, and
the few phrases that all newspapers put around their articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from reader.article import BlockKind
from reader.loading.boilerplate import key_of, without_boilerplate
from reader.loading.draft import Piece
from reader.loading.tree import Located, located_pieces, name_of, pieces_of_tree

_MAIN_SHARE = 0.7  # of the extracted characters stand in the main element
_SAME_START = 40  # letters and digits that tell a text although its end was cut or joined
_LEAST_FILL = 25  # characters of a paragraph that may be filled in
_STRANGE_PLACE = re.compile(
    r"(?:^|[\s_-])(?:aside|sidebar|related|recommend\w*|promo\w*|advert\w*|newsletter|signup|subscribe|share|sharing|social|"
    r"comments?|footer|nav|menu|breadcrumbs?|tags?|byline|author|bio|meta|caption|credits?|most-read|trending|"
    r"read-?more|outbrain|taboola|teaser|popular|widget|disclaimer|copyright|embed|toolbar|modal|popup|cookie)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "footer", "form", "figure", "figcaption", "header", "button"})


def repaired(extracted: Sequence[Piece], body: etree._Element, titles: Sequence[str] = ()) -> list[Piece]:
    """The extracted pieces, repaired. body: the page's own tree. titles: what the page gives as its title."""
    page = list(located_pieces(body))
    places = _places(extracted, page)
    main = _main_element([page[i] for i in places if i is not None])
    if main is None:
        return list(extracted)
    region = _Region(page, main, {place for place in places if place is not None})
    kept = [(place, piece) for place, piece in zip(places, extracted, strict=True) if region.keeps(place)]
    filled = list(_filled(kept, region))
    linked = [0.0 if place is None else page[place].linked for place, _ in filled]
    return without_boilerplate([piece for _, piece in filled], linked, titles)


def _places(extracted: Sequence[Piece], page: Sequence[Located]) -> list[int | None]:
    """For each extracted piece the index of the same text on the page, None where there is none."""
    whole: dict[str, list[int]] = {}
    start: dict[str, list[int]] = {}
    for i, located in enumerate(page):
        key = key_of(located.piece.text)
        whole.setdefault(key, []).append(i)
        start.setdefault(key[:_SAME_START], []).append(i)
    places: list[int | None] = []
    last = -1
    for piece in extracted:
        key = key_of(piece.text)
        candidates = whole.get(key) or (start.get(key[:_SAME_START], []) if len(key) > _SAME_START else [])
        place = next((i for i in candidates if i > last), None)
        places.append(place)
        last = last if place is None else place
    return places


def _main_element(kept: Sequence[Located]) -> etree._Element | None:
    """The innermost element that holds most of what was extracted."""
    weights: Counter[etree._Element] = Counter()
    for located in kept:
        for element in _upwards(located.element):
            weights[element] += len(located.piece.text)
    total = sum(len(located.piece.text) for located in kept)
    enough = [element for element, weight in weights.items() if weight >= _MAIN_SHARE * total]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


class _Region:
    """The main element of a page, and which pieces of the page belong to the article in it."""

    def __init__(self, page: Sequence[Located], main: etree._Element, taken: set[int]) -> None:
        self.page = page
        self.taken = taken
        marks = Counter(
            self.signature(i)
            for i in taken
            if page[i].piece.kind is not BlockKind.HEADING and page[i].linked < 0.5
        )
        self.common = {mark for mark, count in marks.items() if count >= max(2, 0.2 * len(taken))}
        self.parents = {
            page[i].element.getparent() for i in taken if page[i].piece.kind is BlockKind.PARAGRAPH
        }
        self.main = self._widened(main)
        self.inside = [self.main in _upwards(located.element) for located in page]

    def keeps(self, place: int | None) -> bool:
        """Not a link from elsewhere on the page."""
        return place is None or self.inside[place] or self.page[place].linked < 0.5

    def signature(self, place: int) -> tuple[str, ...]:
        """How the element of a piece is marked up: what is marked up alike is alike."""
        element = self.page[place].element
        parent = element.getparent()
        own = (name_of(element), " ".join(sorted(element.get("class", "").split())))
        return own if parent is None else (*own, name_of(parent), parent.get("class", ""))

    def belongs(self, place: int) -> bool:
        """Whether a piece that was not extracted is marked up and placed as those that were."""
        located = self.page[place]
        if located.piece.kind is BlockKind.QUOTATION and min(self.taken) < place < max(self.taken):
            box = self._box_of(located)
            outer = box.getparent()
            return outer is not None and outer in self.parents and not self._is_strange(outer)
        return (
            self.inside[place]
            and located.linked < 0.5
            and located.piece.kind is not BlockKind.CAPTION
            and len(located.piece.text.strip()) >= _LEAST_FILL
            and (self.signature(place) in self.common or located.element is self.main)
            and not self._is_strange(located.element)
        )

    def _box_of(self, quotation: Located) -> etree._Element:
        """The outermost element with this quotation and no other words, as an embedded message has."""
        box = next(
            (up for up in _upwards(quotation.element) if name_of(up) == "blockquote"), quotation.element
        )
        while (outer := box.getparent()) is not None and outer is not self.main and _is_alone(box, outer):
            box = outer
        return box

    def _widened(self, main: etree._Element) -> etree._Element:
        """The main element, or the one above it that holds more parts like it: an article cut in pieces."""
        best, holders = main, self._holders()
        for above in list(main.iterancestors())[:4]:
            if name_of(best) in ("article", "main", "body") or len(above.findall(".//h1")) > 1:
                break
            alike = [child for child in above if child is not best and _marks(child) == _marks(best)]
            if any(child in holders for child in alike):
                return above
            best = above
        return main

    def _holders(self) -> set[etree._Element]:
        """The elements that hold a long piece marked up as those that were extracted."""
        return {
            element
            for i, located in enumerate(self.page)
            if len(located.piece.text) > 80 and self.signature(i) in self.common
            for element in _upwards(located.element)
        }

    def _is_strange(self, inner: etree._Element) -> bool:
        """In a box inside the main element that is not the article's."""
        for element in _upwards(inner):
            if element is self.main:
                return False
            if name_of(element) in _OUTSIDE or _STRANGE_PLACE.search(" ".join(_marks(element))):
                return True
        return True


def _is_alone(element: etree._Element, outer: etree._Element) -> bool:
    """Whether nothing else is said in the element around this one; scripts say nothing."""
    words = [outer.text, *(child.tail for child in outer)]
    return not any(word and word.strip() for word in words) and not any(
        child is not element and any(pieces_of_tree(child)) for child in outer
    )


def _marks(element: etree._Element) -> tuple[str, str]:
    return name_of(element), element.get("class", "")


def _filled(kept: Sequence[tuple[int | None, Piece]], region: _Region) -> Iterator[tuple[int | None, Piece]]:
    """The kept pieces with those put back that are marked up as they are and stand among them."""
    missing = [i for i in range(len(region.page)) if i not in region.taken and region.belongs(i)]
    for place, piece in kept:
        while place is not None and missing and missing[0] < place:
            yield missing[0], region.page[missing[0]].piece
            missing.pop(0)
        yield place, piece
    for place in missing:
        yield place, region.page[place].piece
