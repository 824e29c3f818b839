"""The model's arc-eager parser, its moves made for many texts side by side.

spaCy steps through each text by itself, and every step is a handful of tiny matrix products. Here one product scores
the next move of all the texts of a batch. What a move does, when it is allowed and which of two equal scores wins
is spaCy's (`arc_eager.pyx`, `_state.pxd` and `parser_model.pyx`, after Nivre 2003, with the non-monotonic moves
of Honnibal & Johnson 2015). A test holds heads, labels and sentences to the model's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import DependencyParser

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
NAMES = "SDLRB"
"""What the names of these moves begin with."""
STACKED = np.array([1, -1, -1, 1, 0])
"""By how much each move makes the stack longer."""
TAKEN = np.array([1, 0, 0, 1, 0])
"""How many tokens each move takes from the buffer."""

THERE, BEGINS, RETURNED = 1, 2, 4
"""Marks of a token: that it is one; that it begins a sentence; that it was put back from the stack on the buffer."""
FEATURES = 8


class TransitionParser:
    """Greedy parsing with the weights and moves of a spaCy parser.

    Raises ValueError if the parser is of another build than the one that is known here.
    """

    def __init__(self, parser: DependencyParser) -> None:
        _check(parser)
        vectors, lower, upper = parser.model.layers
        linear = vectors.layers[-1]
        self._narrowing = np.ascontiguousarray(linear.get_param("W").T)
        self._narrowed = linear.get_param("b")
        # Of each hidden unit's two pieces the greater counts: the first pieces come first, then the second ones.
        self._lower = np.ascontiguousarray(_halved(lower.get_param("W").transpose(3, 0, 1, 2)))
        self._nothing = _halved(lower.get_param("pad"))[0]
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._upper = np.ascontiguousarray(upper.get_param("W").T)
        self._moves = np.array([NAMES.index(name[0]) for name in parser.move_names])
        self._labels = np.array([parser.vocab.strings[name[2:]] for name in parser.move_names], np.uint64)
        allowed = _allowed_moves().take(self._moves, axis=1)
        self._biases = np.where(allowed, upper.get_param("b"), np.float32(-np.inf))

    def parse(self, vectors: Floats, lengths: Sequence[int]) -> tuple[Numbers, Hashes]:
        """The head and the label of each token, of several texts one behind the other.

        vectors: (tokens, width). lengths: how many of them each text has. Heads are token numbers that count from
        1 through all texts; what has no head is a root, and both its numbers are 0.
        """
        states = States(lengths)
        table = self._table(vectors)
        half = len(self._bias) // 2
        columns = np.arange(FEATURES)[:, np.newaxis]
        # One piece of memory for all steps: to take a new one each time takes as long as to fill it.
        room = np.empty((FEATURES * len(lengths), 2 * half), np.float32)
        while (context := states.context()).size:
            given = room[: context.size].reshape(*context.shape, -1)
            table.take(context * FEATURES + columns, axis=0, out=given, mode="clip")
            hidden = given.sum(axis=0)
            hidden += self._bias
            scores = np.maximum(hidden[:, :half], hidden[:, half:]) @ self._upper
            scores += self._biases.take(states.situations(context), axis=0)
            best = scores.argmax(axis=1)
            states.move(self._moves.take(best), self._labels.take(best), context)
        return states.heads[1:], states.labels[1:]

    def _table(self, vectors: Floats) -> Floats:
        """What each token, and before them no token, gives to the hidden layer in each place of the context."""
        narrow = vectors @ self._narrowing
        narrow += self._narrowed
        table = np.empty((len(vectors) + 1, len(self._nothing)), np.float32)
        table[0] = self._nothing
        np.dot(narrow, self._lower, out=table[1:])
        return table.reshape(len(table) * FEATURES, -1)


class States:
    """How far the parse of each text has come. Tokens have numbers from 1 through all texts; 0 is no token.

    heads, labels: of each token, behind one place for no token.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.array([length for length in lengths if length], np.int64)
        number = np.arange(len(sizes))
        tokens = np.arange(sizes.sum())
        firsts = sizes.cumsum() - sizes
        # Behind each buffer stand two places without a token and before each stack three: a context may reach there.
        self._buffers = np.zeros(len(tokens) + 2 * len(sizes), np.int64)
        self._buffers[tokens + 2 * number.repeat(sizes)] = tokens + 1
        self._fronts = firsts + 2 * number
        self._stacks = np.zeros(len(tokens) + 3 * len(sizes), np.int64)
        self._tops = firsts + 3 * number + 2
        self.heads = np.zeros(len(tokens) + 1, np.int64)
        self.labels = np.zeros(len(tokens) + 1, np.uint64)
        self._last_left, self._last_right, self._right_before = np.zeros((3, len(tokens) + 1), np.int64)
        self._marks = np.full(len(tokens) + 1, THERE)
        self._marks[0] = 0
        self._marks[firsts + 1] |= BEGINS

    def context(self) -> Numbers:
        """(8, texts) tokens that decide on the next move of each text that is not done.

        They are the first two of the buffer, the upper three of the stack, the last left child of the buffer's first,
        the last left child of the stack's top and the last right one.
        """
        going = (self._buffers.take(self._fronts) + self._stacks.take(self._tops)) > 0
        if not going.all():
            self._fronts, self._tops = self._fronts[going], self._tops[going]
        context = np.empty((FEATURES, len(self._fronts)), np.int64)
        context[0] = front = self._buffers.take(self._fronts)
        context[1] = self._buffers.take(self._fronts + 1)
        context[2] = top = self._stacks.take(self._tops)
        context[3] = self._stacks.take(self._tops - 1)
        context[4] = self._stacks.take(self._tops - 2)
        context[5] = self._last_left.take(front)
        context[6] = self._last_left.take(top)
        context[7] = self._last_right.take(top)
        return context

    def situations(self, context: Numbers) -> Numbers:
        """For each text the row of `_allowed_moves` that says what it may do."""
        front, second, top = self._marks.take(context[:3])
        situations: Numbers = front | second << 3 | top << 6 | (context[1] - context[0] == 1) << 9
        return situations

    def move(self, moves: Numbers, labels: Hashes, context: Numbers) -> None:
        """One move for each text, with the label of the arc that it draws."""
        front, second, top, under = context[:4]
        rooted = (self.heads.take(top) == 0) & (under > 0)
        taken = TAKEN.take(moves)
        self._fronts += taken
        self._tops += STACKED.take(moves)
        pushed = taken.nonzero()[0]
        self._stacks[self._tops[pushed]] = front[pushed]
        left = (moves == LEFT).nonzero()[0]
        self._draw_left(front[left], top[left], labels[left])
        right = (moves == RIGHT).nonzero()[0]
        self._draw_right(top[right], front[right], labels[right])
        returned = ((moves == REDUCE) & rooted).nonzero()[0]
        if returned.size:
            self._put_back(returned, top[returned])
        self._marks[second[moves == BREAK]] |= BEGINS

    def _draw_left(self, heads: Numbers, children: Numbers, labels: Hashes) -> None:
        """A head that the child had before was to its left and loses it, its last child."""
        self._last_right[self.heads[children]] = self._right_before[children]
        self.heads[children] = heads
        self.labels[children] = labels
        self._last_left[heads] = children
        self._marks[heads] &= ~RETURNED

    def _draw_right(self, heads: Numbers, children: Numbers, labels: Hashes) -> None:
        self.heads[children] = heads
        self.labels[children] = labels
        self._right_before[children] = self._last_right[heads]
        self._last_right[heads] = children

    def _put_back(self, texts: Numbers, tokens: Numbers) -> None:
        self._marks[tokens] |= RETURNED
        self._fronts[texts] -= 1
        self._buffers[self._fronts[texts]] = tokens


def _allowed_moves() -> NDArray[np.bool_]:
    """(situations, moves). A situation is three marks each of the buffer's first, its second and the stack's top, and
    whether the buffer's second follows its first in the text."""
    situation = np.arange(1 << 10)
    front, second, top, follows = situation, situation >> 3, situation >> 6, situation >> 9
    begun, stacked, another = front & BEGINS > 0, top & THERE > 0, second & THERE > 0
    allowed = np.zeros((len(situation), len(NAMES)), np.bool_)
    allowed[:, SHIFT] = ~stacked | (another & ~begun & (front & RETURNED == 0))
    allowed[:, REDUCE] = stacked
    allowed[:, LEFT] = allowed[:, RIGHT] = stacked & (front & THERE > 0) & ~begun
    allowed[:, BREAK] = another & (follows > 0) & (second & BEGINS == 0)
    return allowed


def _halved(weights: Floats) -> Floats:
    """(rows, features, units, pieces) as a matrix with the pieces of a feature apart from each other."""
    return weights.swapaxes(2, 3).reshape(len(weights), -1)


def _check(parser: DependencyParser) -> None:
    model = parser.model
    lower = model.get_ref("lower")
    known = (
        model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and (lower.get_dim("nF"), lower.get_dim("nP")) == (FEATURES, 2)
        and parser.cfg["beam_width"] == 1
        and {name[0] for name in parser.move_names} == set(NAMES)
        and "subtok" not in parser.labels
    )
    if not known:
        raise ValueError("The model's parser is of another build than a greedy parser of eight features.")
