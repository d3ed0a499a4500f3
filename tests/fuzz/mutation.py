"""Changes inputs token by token, with the tokens of all seeds, so that much of what comes out is still nearly code."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

TOKEN = re.compile(rb"\w+|[ \t]+|\r?\n[ \t]*|[^\w\s]", re.DOTALL)
ODD = (
    *(b"\0", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\r", b"\t", b"\\", b'"', b"'", b"`", b'"""', b"${", b"{{"),
    *(b"@@", b"%s", b"-1", b"0x", b"1e999", b"9" * 40, b"...", b"=>", b"->", b"<<EOF\n", b"```", b"/*", b"#"),
    *(b"<script>", b"*a", b"&a", "\u2028".encode(), "ſ".encode(), "İ".encode(), "😀".encode(), "é".encode()),
)  # fmt: skip
"""What seeds have little of."""
SIZE = 20_000
"""Bytes of an input at most."""
MOST = 8
"""Changes that are made to one input."""


class Mutator:
    """Changes inputs with the tokens of some seeds."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        self._seeds = seeds
        self._tokens = sorted({token for seed in seeds for token in TOKEN.findall(seed)})

    def inputs(self, chance: random.Random) -> Iterator[bytes]:
        """Changed seeds, without end."""
        while True:
            yield self.changed(chance.choice(self._seeds), SIZE, chance)

    def changed(self, data: bytes, size: int, chance: random.Random) -> bytes:
        """The input with a few changes, at most `size` bytes of it."""
        tokens = TOKEN.findall(data)
        for _ in range(chance.randint(1, MOST)):
            tokens = self._change(tokens, chance)
        return b"".join(tokens)[:size]

    def _change(self, tokens: list[bytes], chance: random.Random) -> list[bytes]:
        start = chance.randint(0, len(tokens))
        end = min(start + chance.choice((1, 1, 2, 5, 20)), len(tokens))
        before, part, after = tokens[:start], tokens[start:end], tokens[end:]
        match chance.randrange(8):
            case 0:
                part = []
            case 1:
                part = part * chance.choice((2, 2, 3, 50))
            case 2:
                part = part[::-1]
            case 3:
                part = [chance.choice(self._tokens)]
            case 4:
                part = [*part, chance.choice(ODD)]
            case 5:
                part = [*part, *self._piece(chance)]
            case 6:
                part, after = after[: len(part)], part + after[len(part) :]
            case _:
                other = chance.randint(0, len(tokens))
                part = [*part, *tokens[other : other + 10]]
        return before + part + after

    def _piece(self, chance: random.Random) -> list[bytes]:
        tokens = TOKEN.findall(chance.choice(self._seeds))
        start = chance.randint(0, len(tokens))
        return tokens[start : start + chance.choice((3, 10, 40))]
