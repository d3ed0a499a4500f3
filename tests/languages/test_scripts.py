"""The scripts in pages and components: which there are, and where in the file they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kling_route.lint import languages


def scripts(text: str, language: str = "html") -> list[tuple[str, str]]:
    return [(one.language, one.code.decode()) for one in languages.fragments(text.encode(), language)]


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ("", "javascript"),
        (' type="module"', "javascript"),
        (" TYPE='Text/JavaScript; charset=utf-8' defer", "javascript"),
        (" type=text/babel", "javascript"),
        (' data-a="a>b" async', "javascript"),
        (' lang="ts" setup', "typescript"),
        ("\n  setup\n  lang='tsx'\n", "tsx"),
        (' type="application/json"', None),
        (' type="application/ld+json"', None),
        (' type="importmap"', None),
        (' type="text/template"', None),
        (' type="speculationrules"', None),
        (' src="a.js"', None),
        (' lang="coffee"', None),
    ],
)
def test_attributes(attributes: str, language: str | None) -> None:
    expected = [(language, "a()")] if language else []
    assert scripts(f"<p>é</p><script{attributes}>a()</script>") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<script></script>",
        "<script>\n</script>",
        "<!-- <script>a()</script> -->",
        "<!-- <script>a()</script>",
        "<style>/* <script>a()</script> */</style>",
        "<title><script>a()</script></title>",
        "<textarea><script>a()</script></textarea>",
        "<scripted>a()</scripted>",
        "<p>&lt;script>a()&lt;/script></p>",
    ],
)
def test_no_script(text: str) -> None:
    assert scripts(text) == []


def test_ends_at_its_own_tag() -> None:
    assert scripts("<SCRIPT>a('<p></p><script>')</Script\n><script>b</script>") == [
        ("javascript", "a('<p></p><script>')"),
        ("javascript", "b"),
    ]
    assert scripts("<script>a") == [("javascript", "a")]


def test_what_a_template_fills_in_is_a_name() -> None:
    assert scripts("<script>a({{ b }}, '{{ c }}'){% if d %}</script>") == [
        ("javascript", "a(_      , '{{ c }}')          ")
    ]
    assert scripts("<script>a({{ b }})</script>", "vue") == [("javascript", "a({{ b }})")]


def test_astro() -> None:
    page = "---\nconst a: string = 'é';\n---\n<p>---</p>\n<script>b</script>\n"
    found = languages.fragments(page.encode(), "astro")
    assert [(one.language, one.code.decode()) for one in found] == [
        ("typescript", "const a: string = 'é';\n"),
        ("typescript", "b"),
    ]
    assert [one.position(0) for one in found] == [(2, 1), (5, 9)]
    assert scripts("<p>---</p>", "astro") == []


def test_in_markdown_and_notebooks() -> None:
    text = "> ```html\n> <script>\n> a(é)\n> </script>\n> ```\n"
    (found,) = languages.fragments(text.encode(), "markdown")
    assert found.language == "javascript"
    assert found.code.decode().strip() == "a(é)"
    assert found.position(found.code.index("é".encode())) == (3, 5)
    cell = '{"cells": [{"cell_type": "code", "source": "%%html\\n<script>a</script>"}]}'
    assert scripts(cell, "notebook") == [("javascript", "a")]


@pytest.mark.parametrize("language", ["html", "vue", "svelte", "astro"])
@given(
    st.lists(st.sampled_from(["<script", ">", "</script>", "<!--", "-->", "é", '"', " lang=ts", "---\n", "{{", "}}"]))
)
@settings(deadline=None)
def test_any_page(language: str, parts: list[str]) -> None:
    data = "".join(parts).encode()
    for fragment in languages.fragments(data, language):
        languages.lower(fragment.code, fragment.language)
        for offset, byte in enumerate(fragment.code):
            assert data[fragment.file_offset(offset)] == byte or byte in b" _"
