"""Places, as editors and the linter count them, in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from kling_route.lint.source import BOM, Lines, normalise
from kling_route.lsp.positions import Text

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("aé🎨\t\r\n\f\u2028\x85\ufeff\u0301 "), max_size=30)


@pytest.mark.parametrize("encoding", UNITS)
@given(text=TEXTS, data=st.data())
def test_every_place_has_a_position_and_is_found_again(encoding: str, text: str, data: st.DataObject) -> None:
    made = Text(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # no place in a text is between the two
    before = text[:offset]
    line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    codec, size = UNITS[encoding]
    column = len(before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].encode(codec)) // size
    assert made.position(offset) == Position(line, column)
    assert made.offset(Position(line, column)) == offset


@given(text=TEXTS, data=st.data())
def test_every_place_of_the_linter_is_found(text: str, data: st.DataObject) -> None:
    seen = normalise(text.encode())[0]
    lines = Lines(seen)
    mark = len(text) - len(seen.decode())
    offset = data.draw(st.integers(seen.startswith(BOM), len(text) - mark))
    place = lines.position(len(seen.decode()[:offset].encode()))
    assert Text(text, None).found(*place) == offset + mark


def test_what_is_beyond_the_text_is_its_end() -> None:
    text = Text("🎨a\nb", None)
    assert [text.offset(Position(*at)) for at in ((0, 1), (0, 99), (7, 0))] == [0, 2, 4]
