"""What can be done about a finding: the linter's own fix, or a comment that ignores the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol.types import CodeAction, CodeActionKind, Position, Range, TextEdit, WorkspaceEdit

from kling_route.lint.config import NOT_FULLY_READ
from kling_route.lint.findings import Edit, Finding
from kling_route.lint.fixes.fixing import apart
from kling_route.lint.languages import language_of
from kling_route.lint.settle import UNUSED
from kling_route.lsp.diagnostics import of_finding

if TYPE_CHECKING:
    from lsprotocol.types import Diagnostic

    from kling_route.lsp.checking import Checked, Checker

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.kling-route"
"""The kind of the action that applies all fixes, for editors that do so when a file is saved."""

MOST = 10
"""Findings of a range for which something is offered: whether a comment helps is found out by checking again."""

KINDS = (CodeActionKind.QuickFix, FIX_ALL)

_LINE, _SLASHES, _MARKUP, _BLOCK = "# {}", "// {}", "<!-- {} -->", "{{/* {} */}}"
_PAGES = (_SLASHES, _MARKUP, _LINE, _BLOCK)
COMMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("python", "notebook", "shell", "yaml", "toml", "dotenv", "ruby", "dockerfile", "makefile", "justfile", "http"),
        (_LINE,),
    ),
    **dict.fromkeys(("javascript", "typescript", "tsx"), (_SLASHES, _BLOCK)),
    **dict.fromkeys(("go", "java", "php", "csharp", "rust", "kotlin", "swift"), (_SLASHES,)),
    **dict.fromkeys(("html", "vue", "svelte", "astro", "markdown"), _PAGES),
}
"""How each language writes a comment. Those that hold others are tried with all of theirs."""


def actions(
    checker: Checker, checked: Checked, path: str, uri: str, span: Range, kinds: Sequence[str] | None, site: str
) -> Iterator[CodeAction]:
    """What can be done in a range of a text; `kinds` are those that are asked for, None for all."""
    if _asked(FIX_ALL, kinds):
        yield from _fix_all(checked, path, uri)
    if not _asked(CodeActionKind.QuickFix.value, kinds):
        return
    told = [(finding, *of_finding(checked, finding, site)) for finding in checked.findings(path)]
    inside = [
        (finding, diagnostic)
        for finding, where, diagnostic in told
        if where == uri and diagnostic.range.start <= span.end and span.start <= diagnostic.range.end
    ]
    for finding, diagnostic in inside[:MOST]:
        if finding.fix is not None and finding.fix.safe:
            edits = list(_text_edits(checked, path, uri, finding.fix.edits))
            title = f"Write `{' '.join(edit.new_text for edit in edits)}`"
            yield _action(title, CodeActionKind.QuickFix, uri, edits, diagnostic, preferred=True)
        comment = _ignoring(checker, checked, finding)
        if comment is not None:
            yield _action(f"Ignore {finding.rule} here", CodeActionKind.QuickFix, uri, [comment], diagnostic)


def _asked(kind: str, kinds: Sequence[str] | None) -> bool:
    """Whether a kind, or one that it belongs to, is asked for."""
    return kinds is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in kinds)


def _action(
    title: str,
    kind: CodeActionKind | str,
    uri: str,
    edits: Sequence[TextEdit],
    diagnostic: Diagnostic | None = None,
    preferred: bool | None = None,
) -> CodeAction:
    told = [diagnostic] if diagnostic is not None else None
    return CodeAction(title, kind, told, is_preferred=preferred, edit=WorkspaceEdit({uri: edits}))


def _fix_all(checked: Checked, path: str, uri: str) -> Iterator[CodeAction]:
    fixes = [finding.fix for finding in checked.findings(path) if finding.fix is not None and finding.fix.safe]
    edits = list(_text_edits(checked, path, uri, apart(fixes)))
    if edits:
        yield _action("Fix what kling-route is certain of", FIX_ALL, uri, edits)


def _text_edits(checked: Checked, path: str, uri: str, edits: Sequence[Edit]) -> Iterator[TextEdit]:
    for edit in edits:
        where, span = checked.files[path].range((edit.line, edit.column), (edit.end_line, edit.end_column))
        if where == uri:
            yield TextEdit(span, edit.text)


def _ignoring(checker: Checker, checked: Checked, finding: Finding) -> TextEdit | None:
    """The first comment that takes the finding back and changes nothing else: behind its line, or alone above it."""
    file = checked.files[finding.path]
    uri, span = file.range((finding.line, finding.column), (finding.line, finding.column))
    text, line = file.texts[uri], span.start.line
    language = language_of(finding.path, text.text.encode("utf-8", "replace")) or ""
    written = text.line(line)
    indent = written[: len(written) - len(written.lstrip())]
    start = text.offset(Position(line, 0))
    before = _tally(checked, finding.path)
    for comment in COMMENTS.get(language, ()):
        said = comment.format(f"kling-route: ignore[{finding.rule}]")
        for place, new in ((start + len(written), f"  {said}"), (start, f"{indent}{said}{text.line_end}")):
            tried = file.edited(uri, text.edited(place, place, new))
            after = _tally(checker.check({**checked.files, finding.path: tried}), finding.path)
            if after[finding.rule] < before[finding.rule] and not (after - before) - Counter({UNUSED: 1}):
                return TextEdit(Range(text.position(place), text.position(place)), new)
    return None


def _tally(checked: Checked, path: str) -> Counter[str]:
    """How many findings of each rule, and how many errors, a file has."""
    found = Counter(finding.rule for finding in checked.findings(path))
    found[NOT_FULLY_READ] = len(checked.errors(path)) + bool(checked.fault)
    return found
