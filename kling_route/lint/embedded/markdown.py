"""Finds the code in Markdown: fenced blocks with a language that we read. The rest is text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded import html, http_file
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.source import Fragment, Lines

_OPENING = re.compile(
    rb"^(?P<prefix>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*)*)"
    rb"(?P<fence>`{3,}(?=[^`\r\n]*\r?$)|~{3,})(?P<info>[^\r\n]*)\r?\n?",
    re.M,
)
_WORD = re.compile(rb"[ \t]*+(?:\{[ \t]*+)?\.?([A-Za-z0-9_+#-]+)")
_QUOTES = re.compile(rb"(?:[ \t]*>[ \t]?)*")
_PROMPT = re.compile(rb"[ \t]*+(?:[^\s@~:]*+[@~:]\S*)?\$[ \t]+")

_LANGUAGES = {
    "python": ("python", "python3", "py", "py3", "ipython", "ipython3", "pycon", "python-repl"),
    "javascript": ("javascript", "js", "jsx", "mjs", "cjs", "node", "nodejs", "es6"),
    "typescript": ("typescript", "ts", "mts", "cts"),
    "tsx": ("tsx",),
    "shell": ("bash", "sh", "shell", "zsh", "ksh", "curl", "console", "shellsession", "shell-session", "sh-session",
              "terminal"),
    "go": ("go", "golang"),
    "php": ("php",),
    "ruby": ("ruby", "rb"),
    "rust": ("rust", "rs"),
    "swift": ("swift",),
    "java": ("java",),
    "kotlin": ("kotlin", "kt", "kts"),
    "csharp": ("csharp", "cs", "c#"),
    "json": ("json", "jsonc", "json5"),
    "yaml": ("yaml", "yml"),
    "toml": ("toml",),
    "dotenv": ("dotenv", "env"),
}  # fmt: skip
_BY_WORD = {word: language for language, words in _LANGUAGES.items() for word in words}
_PAGES = frozenset(("html", "htm", "vue", "svelte"))
_REQUESTS = frozenset(("http", "https", "rest"))
_SESSIONS = frozenset(("console", "shellsession", "shell-session", "sh-session", "terminal"))
_PYTHON_PROMPTS = (b">>> ", b"... ")


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The fenced blocks of a Markdown file."""
    lines = Lines(data)
    return tuple([Fragment(language, text.code, lines, text.segments) for language, text in blocks(Text(data))])


def blocks(text: Text) -> Iterator[tuple[str, Text]]:
    """The fenced blocks of a Markdown text, each with its language."""
    code = text.code
    at = 0
    while (opening := _OPENING.search(code, at)) is not None:
        content, at = _content(text, opening)
        word = _WORD.match(opening["info"])
        name = word[1].decode().lower() if word else ""
        language = _BY_WORD.get(name)
        if language is not None:
            yield language, _session(content, name)
        elif name in _PAGES:
            yield from html.scripts(content, filled=True)
        elif name in _REQUESTS:
            yield "javascript", http_file.written(content).text


def _content(text: Text, opening: re.Match[bytes]) -> tuple[Text, int]:
    """The lines up to the closing fence, as far to the left as the fence stands; and where the block ends."""
    fence = opening["fence"]
    closing = re.compile(rb"[ \t]*(?:>[ \t]?)*[ \t]*" + re.escape(fence[:1]) + rb"{%d,}[ \t]*$" % len(fence))
    quoted = b">" in opening["prefix"]
    indent = len(opening["prefix"].expandtabs(4)) if not quoted else 0
    kept: list[Text] = []
    at = opening.end()
    while at < len(text.code):
        end = text.code.find(b"\n", at) + 1 or len(text.code)
        line = text.code[at:end]
        if closing.match(line.rstrip(b"\r\n")):
            return joined(kept), end
        prefix = _QUOTES.match(line)
        drop = prefix.end() if quoted and prefix else min(indent, len(line) - len(line.lstrip(b" \t")))
        kept.append(text.cut(at + drop, end))
        at = end
    return joined(kept), at


def _session(content: Text, name: str) -> Text:
    """What was typed in a session that also shows what was printed."""
    if b">>> " in content.code and name != "python-repl":
        typed = [line for line in content.lines() if line.code.startswith(_PYTHON_PROMPTS)]
        return joined([line.cut(4, len(line.code)) for line in typed])
    if name not in _SESSIONS:
        return content
    out: list[Text] = []
    continued = False
    for line in content.lines():
        prompt = _PROMPT.match(line.code)
        if prompt or continued:
            out.append(line.cut(prompt.end() if prompt else 0, len(line.code)))
            continued = line.code.rstrip(b"\r\n").endswith(b"\\")
    return joined(out) if out else content
