"""Imports and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.evaluate.scope import Frame, Package
from kling_route.lint.evaluate.values import UNKNOWN, ModuleValue, Record, Value
from kling_route.lint.project import included

if TYPE_CHECKING:
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.evaluate.run import Run
    from kling_route.lint.evaluate.scope import Scope

AUTOLOADED = "ruby"
"""The language whose frameworks load files by the constants that they define."""
DOCUMENTS = "json"
"""The language whose files are imported for what they hold."""


def import_names(run: Run, node: ir.Import, frame: Frame) -> None:
    """Bind what an import names: the project's own module if it is one, else a library's."""
    module = run.find_module(frame.file.path, node.module)
    library = node.module.removeprefix("node:")
    for name in node.names:
        if name.alias == "*" and isinstance(frame.scope.parent, Package):
            frame.scope.parent.take(module)
            continue
        if name.alias == "*":
            for exported, known in module.scope.variables.items() if module is not None else ():
                frame.scope.variables.setdefault(exported, known)
            continue
        if module is not None:
            whole = name.name == "*"
            value: Value = (module,) if whole else _exported(run, frame, node.module, module, name.name)
        elif name.name in ("*", ir.DEFAULT_EXPORT):
            value = run.global_name(library)
        elif (part := run.find_module(frame.file.path, _below(node.module, name.name))) is not None:
            value = (part,)  # of a package without a file of its own
        elif library in run.ecosystems.environment_modules:
            value = run.variable(name.name, frame.place(node.start, node.end))
        else:
            value = run.global_name(f"{library}.{name.name}")
        frame.scope.variables[name.alias] = value


def _exported(run: Run, frame: Frame, module_name: str, module: ModuleValue, name: str) -> Value:
    holder = module.scope.holder(name)
    if holder is not None:
        return holder.variables[name]
    submodule = run.find_module(frame.file.path, _below(module_name, name))
    return (submodule,) if submodule is not None else UNKNOWN


def _below(package: str, name: str) -> str:
    return f"{package.rstrip('.')}.{name}" if package.strip(".") else package + name


def is_constant(name: str, frame: Frame) -> bool:
    """Whether a name may be that of something which Ruby loads from a file of its own."""
    return frame.file.language == AUTOLOADED and name[:1].isupper()


def autoloaded(run: Run, name: str, frame: Frame) -> Value:
    """What a constant is that Ruby loads from the file of its name."""
    if not is_constant(name, frame):
        return UNKNOWN
    module = run.find_module(frame.file.path, included.of_constant(name.replace(".", "::")))
    return module.scope.variables.get(name.rpartition(".")[2], UNKNOWN) if module is not None else UNKNOWN


def exported_name(target: ir.Attribute) -> str | None:
    """What `exports.name = …` and `module.exports = …` export (the whole is "default"); None for other targets."""
    owner = target.object
    if isinstance(owner, ir.Name):
        if owner.id == "exports":
            return target.name
        return ir.DEFAULT_EXPORT if (owner.id, target.name) == ("module", "exports") else None
    if isinstance(owner, ir.Attribute) and exported_name(owner) == ir.DEFAULT_EXPORT:
        return target.name
    return None


def export(name: str, value: Value, frame: Frame) -> None:
    """Make a value part of the module, as CommonJS does: a mapping's fields are names of the module."""
    scope = _module_scope(frame.scope)
    scope.variables[name] = value
    if name == ir.DEFAULT_EXPORT:
        for item in value:
            if isinstance(item, Record):
                for key, field in item.fields.items():
                    scope.variables.setdefault(key, field.value)


def export_document(run: Run, file: LoweredFile, module: ModuleValue) -> None:
    """What a file of JSON holds is what an import of it gives."""
    document = file.module.body[0] if file.language == DOCUMENTS and file.module.body else None
    if isinstance(document, ir.Evaluate) and ir.DEFAULT_EXPORT not in module.scope.variables:
        frame = Frame(file, module.scope, (), frozenset())
        export(ir.DEFAULT_EXPORT, run.value(document.value, frame), frame)


def _module_scope(scope: Scope) -> Scope:
    while scope.parent is not None:
        scope = scope.parent
    return scope
