"""What the handlers of Ruby share: the heredocs, and which methods and constants the classes of the file have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.tree import Lowering
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

SELF = "self"
_READERS = frozenset(("attr_reader", "attr_accessor", "attr_writer"))
_STATIC = frozenset(("module_function", "extend self"))


class Owner(NamedTuple):
    """A class or module; the file itself has no name. `whole` where a module's methods belong to itself."""

    name: str
    methods: set[str]
    own: set[str]
    constants: set[str]
    whole: bool


class Place(NamedTuple):
    """Where code stands: in a method, which belongs to the class itself or not, and how deep in blocks."""

    method: str
    static: bool
    node: Node | None
    blocks: int


class RubyLowering(Lowering):
    """Lowering of Ruby."""

    __slots__ = ("_locals", "bodies", "owners", "places")

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.owners: list[Owner] = []
        self.places: list[Place] = [Place("", False, None, 0)]
        self.bodies: dict[int, Node] = {}
        self._locals: dict[int, frozenset[str]] = {}

    def module(self, root: Node) -> ir.Module:
        """The whole file."""
        beginnings = [node for node in _below(root) if node.type in ("heredoc_beginning", "heredoc_body")]
        waiting: list[Node] = []
        for node in beginnings:
            if node.type == "heredoc_beginning":
                waiting.append(node)
            elif waiting:
                self.bodies[waiting.pop(0).start_byte] = node
        self.owners = [self.owner("", root)]
        return super().module(root)

    def owner(self, name: str, body: Node | None) -> Owner:
        """What a class, or the file, defines."""
        found = Owner(name, set(), set(), set(), False)
        whole = False
        for child in body.named_children if body is not None else ():
            named = child.child_by_field_name("name")
            if child.type == "method" and named is not None:
                found.methods.add(self.text(named))
            elif child.type == "singleton_method" and named is not None:
                found.own.add(self.text(named))
            elif child.type == "singleton_class":
                inside = self.owner("", child.child_by_field_name("body"))
                found.own.update(inside.methods)
            elif child.type == "assignment":
                left = child.child_by_field_name("left")
                if left is not None and left.type == "constant":
                    found.constants.add(self.text(left))
            elif child.type == "call":
                called = child.child_by_field_name("method")
                given = child.child_by_field_name("arguments")
                if called is not None and self.text(called) in _READERS and given is not None:
                    found.methods.update(self.text(one).lstrip(":") for one in given.named_children)
                whole = whole or self.text(child) in _STATIC
            elif child.type == "identifier":
                whole = whole or self.text(child) in _STATIC
        return found._replace(whole=whole, own=found.own | found.methods if whole else found.own)

    @property
    def here(self) -> Owner:
        """The class around."""
        return self.owners[-1]

    def self_name(self, node: Node) -> ir.Name:
        """`self`: the class in its own methods, else the object."""
        static = self.places[-1].static and bool(self.here.name)
        return ir.Name(node.start_byte, node.start_byte, self.here.name if static else SELF)

    def is_local(self, name: str) -> bool:
        """Whether a name is a variable of the method around."""
        method = self.places[-1].node
        if method is None:
            return False
        if method.start_byte not in self._locals:
            names = (node for node in _below(method) if node.type == "identifier" and _is_bound(node))
            self._locals[method.start_byte] = frozenset(self.text(node) for node in names)
        return name in self._locals[method.start_byte]

    def method(self, node: Node, name: str) -> ir.Expression | None:
        """The method of this file that a name without a receiver means."""
        start, end = node.start_byte, node.end_byte
        place = self.places[-1]
        for owner in reversed(self.owners):
            if name in (owner.own if place.static or owner.whole else owner.methods):
                if not owner.name:
                    return ir.Name(start, end, name)
                of = SELF if not place.static and not owner.whole else owner.name
                return ir.Attribute(start, end, ir.Name(start, start, of), name, start)
        return ir.Name(start, end, name) if name in self.owners[0].methods else None


def _is_bound(node: Node) -> bool:
    around = node.parent
    if around is None:
        return False
    if around.type in ("assignment", "operator_assignment"):
        return around.child_by_field_name("left") == node
    return around.type.endswith(("parameter", "parameters", "_assignment_list", "_assignment", "exception_variable"))


def _below(root: Node) -> Iterator[Node]:
    """All nodes below one, in the order in which they are written."""
    cursor = root.walk()
    while True:
        if cursor.node is not None:
            yield cursor.node
        if cursor.goto_first_child() or cursor.goto_next_sibling():
            continue
        while True:
            if not cursor.goto_parent():
                return
            if cursor.goto_next_sibling():
                break


def ruby(lowering: Lowering) -> RubyLowering:
    """The lowering as what it is."""
    assert isinstance(lowering, RubyLowering)
    return lowering
