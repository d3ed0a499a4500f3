"""The order in which a project is followed: modules, then whatever nothing calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.bugs import failure
from kling_route.lint.evaluate.code import bases, classes, functions, modules, notebooks
from kling_route.lint.evaluate.code.blocks import body
from kling_route.lint.evaluate.http import proxies
from kling_route.lint.evaluate.reach import pickers
from kling_route.lint.evaluate.run import STEPS, STEPS_PER_BYTE, GaveUpError, Run
from kling_route.lint.evaluate.scope import Frame, Package, Scope
from kling_route.lint.evaluate.serving import handlers, routes
from kling_route.lint.evaluate.values import ClassValue, Closure, Instance, ModuleValue, Place
from kling_route.lint.evaluate.workflow import results
from kling_route.lint.project.imports import PACKAGES

if TYPE_CHECKING:
    from kling_route.api import Catalogue
    from kling_route.lint.evaluate.ecosystems import Ecosystems
    from kling_route.lint.evaluate.files import LoweredFile
    from kling_route.lint.progress import Progress


class Project:
    """Files that are followed together. The fragments of one file in one language share their variables."""

    def __init__(
        self,
        files: Sequence[LoweredFile],
        catalogue: Catalogue,
        ecosystems: Ecosystems,
        resolve: Callable[[str, str], str | None],
    ) -> None:
        self.resolve = resolve
        sizes: Counter[str] = Counter()
        for file in files:
            sizes[file.path] += len(file.fragment.code)
        shared_steps = int(STEPS_PER_BYTE * (sizes.total() - max(sizes.values(), default=0)))
        self.run = Run(catalogue, ecosystems, self.find_module, shared_steps)
        self.steps: dict[str, int] = {}
        self.fragments: dict[str, list[LoweredFile]] = {}
        for file in files:
            self.fragments.setdefault(file.path, []).append(file)
        self.modules: dict[str, ModuleValue] = {}
        self.packages: dict[tuple[str, str], Package] = {}

    def find_module(self, importer: str, module: str) -> ModuleValue | None:
        """The project's module that an import names, followed if it was not yet."""
        path = self.resolve(importer, module)
        if path is None or path not in self.fragments:
            return None
        self.run.evaluation.imported.add((importer, path))
        found = self.module(path)
        modules.export_document(self.run, self.fragments[path][0], found)
        return found

    def module(self, path: str) -> ModuleValue:
        """A file's module. While it is being followed, an import of it sees what it has defined so far."""
        known = self.modules.get(path)
        if known is not None:
            return known
        package = self._package(path)
        module = self.modules[path] = ModuleValue(Scope(package))
        names, self.run.names = self.run.names, ()
        for file in self.fragments[path]:
            frame = Frame(file, module.scope, (), frozenset())
            self._bounded(file, partial(body, self.run, file.module.body, frame))
            if file.fragment.cell is not None:
                self._bounded(file, partial(notebooks.display, self.run, file.module, frame))
        routes.exported(self.run, module, path)
        self.run.names = names
        if package is not None:
            for name, value in module.scope.variables.items():
                package.variables.setdefault(name, value)
        return module

    def _package(self, path: str) -> Package | None:
        """What the files beside this one define, in languages whose files know each other without imports."""
        language, folder = self.fragments[path][0].language, path.rpartition("/")[0]
        if language not in PACKAGES:
            return None
        if (folder, language) not in self.packages:
            beside = [
                other
                for other, files in self.fragments.items()
                if other.rpartition("/")[0] == folder and files[0].language == language
            ]
            self.packages[folder, language] = Package(partial(self._follow_next, beside))
        return self.packages[folder, language]

    def _follow_next(self, paths: list[str]) -> bool:
        """Follow one more of these files; False if all were."""
        while paths:
            path = paths.pop()
            if path not in self.modules:
                self.module(path)
                return True
        return False

    def follow_all(self, progress: Progress) -> None:
        """Follow every module, then what nothing called; handlers of routes last, when the callback addresses are
        known.
        """
        for path in self.fragments:
            progress("Followed files:", len(self.modules), len(self.fragments))
            self.module(path)
        routed: list[Closure] = []
        others: list[Closure] = []
        classes_seen = closures_seen = 0
        while closures_seen < len(self.run.closures) or classes_seen < len(self.run.classes) or routed:
            if classes_seen < len(self.run.classes):
                classes_seen += 1
                self._follow_class(self.run.classes[classes_seen - 1])
            elif closures_seen < len(self.run.closures):
                progress("Followed functions:", closures_seen, len(self.run.closures))
                closures_seen += 1
                closure = self.run.closures[closures_seen - 1]
                if id(closure.function) in self.run.routes:
                    routed.append(closure)
                else:
                    self._follow_alone(closure)
            else:
                closure = routed.pop(0)
                if not self._follow_alone(closure):
                    others.append(closure)
        for closure in others:  # the last of them may have told where the API is to call back
            if handlers.is_called_back(self.run, closure.function):
                self._follow_alone(closure)
        proxies.follow(self)
        results.settle(self.run)

    def _follow_class(self, cls: ClassValue) -> None:
        constructor = cls.methods.get(ir.CONSTRUCTOR)
        known = list(cls.instances)
        if constructor is not None and any(part.default is not None for part in constructor.parameters):
            cls.instances.insert(0, Instance(cls))
            self.run.followed.discard(id(constructor))
        instance = classes.sample(cls)
        inherited = classes.method(cls, ir.CONSTRUCTOR) if constructor is None and not known else None
        if inherited is not None:
            function, owner = inherited
            closure = Closure(function, owner.scope, owner.file, (instance,), owner)
            self._bounded(cls.file, partial(functions.follow, self.run, closure, None, None))
        ordered = sorted(cls.methods.values(), key=lambda function: function is not constructor)
        for function in ordered:
            closure = Closure(function, cls.scope, cls.file, classes.receiver(function, instance), cls)
            picked = pickers.picked(self.run, cls, function)
            if picked is not None:
                self._bounded(cls.file, partial(functions.follow, self.run, closure, picked, None))
            self._follow_alone(closure)
            if function is constructor:
                classes.merge(instance, known)
        for closure in bases.inherited(self.run, cls, instance):
            self._bounded(closure.file, partial(functions.follow, self.run, closure, None, None))

    def _follow_alone(self, closure: Closure) -> bool:
        """Follow what nothing calls, with the API's webhook for one that handles those; whether it does."""
        handler = handlers.is_handler(self.run, closure)
        if id(closure.function) in self.run.followed and not handler:
            return False
        if handler:
            start = closure.function.start
            self.run.inbound = handlers.incoming(self.run, Place(closure.file, start, start + 1))
        self._bounded(closure.file, partial(functions.follow, self.run, closure, None, None))
        self.run.inbound = None
        return handler

    def _bounded(self, file: LoweredFile, follow: Callable[[], object]) -> None:
        """Follow something on the account of its file; a limit that is reached is noted, and what was met stays."""
        names, steps = self.run.names, self.run.steps
        self.run.steps = self.steps.get(file.path, STEPS)
        try:
            follow()
        except GaveUpError as error:
            self.run.give_up(file, str(error))
        except RecursionError:
            self.run.give_up(file, "the code is nested too deeply to be followed")
        except Exception as error:  # the other files are still followed
            self.run.give_up(file, failure(error))
        self.steps[file.path] = max(self.run.steps, 0)
        self.run.names, self.run.steps = names, steps
