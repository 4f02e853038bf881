"""`python -m evals.house [--root CHECKOUT] [--list]`: how the code of a checkout
reads, in figures that can be measured before a change and after it.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

PACKAGE = "onrecord"
LEAST_WORDS = 3  # plain words in a literal, from which it is a word list kept as code
# Share of the words of each of two tables that the other holds too, above which they
# are one told twice; and the words a table needs for that to say anything.
MOSTLY_SHARED = 0.5
LEAST_TABLE = 5

# Marks of the syntax tree that stand for no words of the line.
_MARKS = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
_PLAIN_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_SAYS_MORE = re.compile(r">>>|\bRaises?\b|\be\.g\.|\bexample\b", re.IGNORECASE)

Graph = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One module of the package: its dotted name, its text, its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The part of the package it stands in; of a top module its own name."""
        return self.name.split(".")[1] if "." in self.name else self.name

    @property
    def lines(self) -> int:
        """How many lines it has, blank ones included."""
        return len(self.text.splitlines())


def modules_of(root: Path) -> list[Module]:
    """The modules of the package in the checkout at `root`, by path."""
    source = root / "src"
    modules = []
    for path in sorted((source / PACKAGE).rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        text = path.read_text("utf-8")
        modules.append(Module(name=name, text=text, tree=ast.parse(text)))
    return modules


def nodes(tree: ast.Module) -> int:
    """How many nodes of the syntax tree stand for something written."""
    return sum(not isinstance(node, _MARKS) for node in ast.walk(tree))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How often a private function is named in its module, and how often of those it is
    called there: a step in a tuple, or what a registry holds, is named and not called.
    """

    named: int
    called: int


def uses_of_private_functions(tree: ast.Module) -> list[Uses]:
    """The uses of each undecorated private function of a module."""
    named = Counter(map(_name_of, ast.walk(tree)))
    called = Counter(
        _name_of(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
    )
    return [
        Uses(named=named[node.name], called=called[node.name])
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("_")
        and not node.name.startswith("__")
        and not node.decorator_list
    ]


def _name_of(node: ast.AST) -> str | None:
    """What a name or an attribute is called; None for any other node."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def imports(modules: list[Module]) -> dict[str, set[str]]:
    """Which modules of the package each module names in an import, wherever it
    stands: in a function and under TYPE_CHECKING too.
    """
    known = {module.name for module in modules}
    graph: dict[str, set[str]] = {}
    for module in modules:
        named = {name for name in _imported(module.tree, known) if name in known}
        graph[module.name] = named - {module.name}
    return graph


def _imported(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """The dotted names that the imports of a module lead to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in known else node.module


def between_rooms(modules: list[Module]) -> dict[str, set[str]]:
    """The same, of rooms: the folders of the package, and its top modules."""
    room_of = {module.name: module.room for module in modules}
    graph: dict[str, set[str]] = {room: set() for room in room_of.values()}
    for name, targets in imports(modules).items():
        rooms = {room_of[target] for target in targets}
        graph[room_of[name]] |= rooms - {room_of[name]}
    return graph


def circles(graph: Graph) -> list[list[str]]:
    """The sets of names that each lead to each other, every set sorted.

    >>> circles({"a": {"b"}, "b": {"a"}, "c": {"a"}})
    [['a', 'b']]
    """
    reach = {name: _reached(graph, name) for name in graph}
    sets = {
        tuple(sorted(other for other in reach[name] if name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return [list(names) for names in sorted(sets)]


def _reached(graph: Graph, start: str) -> set[str]:
    """The names that lie on a way from `start`; itself where a way leads back."""
    reached: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += graph[name]
    return reached


def word_lists(tree: ast.Module) -> Iterator[ast.expr]:
    """The sets, lists and tuples of a module written out with LEAST_WORDS plain
    lower-case words and more; not those of types (`Literal[...]`) and exports.
    """
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            skipped.add(node.slice)
        if node in skipped or not isinstance(node, ast.Set | ast.List | ast.Tuple):
            continue
        if len(node.elts) >= LEAST_WORDS and all(map(_is_word, node.elts)):
            yield node


def words_in_conditions(tree: ast.Module) -> int:
    """How many plain lower-case words a module's comparisons hold."""
    return sum(
        _is_word(leaf)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for part in (node.left, *node.comparators)
        for leaf in (part.elts if isinstance(part, ast.Set | ast.Tuple) else [part])
    )


def _is_word(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _PLAIN_WORD.fullmatch(node.value) is not None
    )


def loaders(modules: list[Module]) -> list[str]:
    """The modules whose code, not only its words on itself, names a table's file."""
    return [module.name for module in modules if _names_a_table(module.tree)]


def _names_a_table(tree: ast.Module) -> bool:
    remarks = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # docstrings
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ".tsv" in node.value
        and node not in remarks
        for node in ast.walk(tree)
    )


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions at the top of a module, and methods of its classes, that others may
    call.
    """
    bodies = [tree.body]
    bodies += [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for body in bodies:
        for node in body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node


def twins(root: Path) -> list[tuple[str, str]]:
    """The pairs of tables of which each holds over half of the other's words (the
    first column of a row).
    """
    tables: dict[str, set[str]] = {}
    for path in sorted((root / "src" / PACKAGE).rglob("*.tsv")):
        rows = path.read_text("utf-8").splitlines()[1:]
        words = {row.split("\t")[0].lower() for row in rows if row.strip()}
        if len(words) >= LEAST_TABLE:
            tables[str(path.relative_to(root))] = words
    pairs = []
    for first, second in combinations(tables, 2):
        shared = len(tables[first] & tables[second])
        larger = max(len(tables[first]), len(tables[second]))
        if shared > MOSTLY_SHARED * larger:
            pairs.append((first, second))
    return pairs


def names_twice(modules: list[Module]) -> list[str]:
    """The last names that modules share, packages left out: those are named by
    their matter, which several rooms have.
    """
    packages = {module.name.rpartition(".")[0] for module in modules}
    rooms: dict[str, set[str]] = {}
    for module in modules:
        parent, _, name = module.name.rpartition(".")
        if module.name not in packages:
            rooms.setdefault(name, set()).add(parent)
    return sorted(name for name, parents in rooms.items() if len(parents) > 1)


def measure(root: Path) -> dict[str, float]:
    """The figures of the package under `root`, each by what it says."""
    modules = modules_of(root)
    trees = [module.tree for module in modules]
    lines = sum(bool(row.strip()) for m in modules for row in m.text.splitlines())
    uses = [use for tree in trees for use in uses_of_private_functions(tree)]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    public = [function for tree in trees for function in public_functions(tree)]
    says = [ast.get_docstring(function) or "" for function in public]
    lists = [words for tree in trees for words in word_lists(tree)]
    tables = Counter(path.name for path in (root / "src" / PACKAGE).rglob("*.tsv"))
    return {
        "modules": len(modules),
        "lines that are not blank": lines,
        "nodes of the syntax tree a line": sum(map(nodes, trees)) / lines,
        "private functions": len(uses),
        "share of them used once": _share([use.named <= 1 for use in uses]),
        "share called, and in one place": _share(
            [use.named <= 1 and use.called == 1 for use in uses]
        ),
        "module names that stand twice": len(names_twice(modules)),
        "circles of modules": len(circles(imports(modules))),
        "circles of rooms": len(circles(between_rooms(modules))),
        "tables": tables.total(),
        "table names that stand twice": sum(n > 1 for n in tables.values()),
        "tables that share half their words": len(twins(root)),
        "modules that name a .tsv file": len(loaders(modules)),
        "word lists in code": len(lists),
        "words in conditions": sum(map(words_in_conditions, trees)),
        "public functions": len(public),
        "share that say over one line": _share(["\n" in text for text in says]),
        "share with an example or Raises": _share(
            [_SAYS_MORE.search(text) is not None for text in says]
        ),
        "lines of the longest module": max(module.lines for module in modules),
        "modules over 400 lines": sum(module.lines > 400 for module in modules),
        "lines of the longest function": max(functions),
    }


def _share(answers: list[bool]) -> float:
    return sum(answers) / max(1, len(answers))


def instances(root: Path) -> Iterator[str]:
    """What stands behind the figures that should be small, one to a line."""
    modules = modules_of(root)
    for names in circles(imports(modules)):
        yield "circle of modules: " + ", ".join(names)
    for names in circles(between_rooms(modules)):
        yield "circle of rooms: " + ", ".join(names)
    for name in names_twice(modules):
        yield f"name that stands twice: {name}"
    for first, second in twins(root):
        yield f"tables that share half their words: {first}, {second}"
    for name in loaders(modules):
        yield f"names a .tsv file: {name}"
    for module in modules:
        if module.lines > 400:
            yield f"over 400 lines: {module.name} ({module.lines})"
        for words in word_lists(module.tree):
            yield f"word list: {module.name}:{words.lineno} {ast.unparse(words)[:60]}"


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(prog="python -m evals.house", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="a checkout")
    parser.add_argument("--list", action="store_true", help="say which, too")
    given = parser.parse_args()
    for what, figure in measure(given.root).items():
        print(f"{what:36} {figure:10.2f}")
    if given.list:
        print(*instances(given.root), sep="\n")


if __name__ == "__main__":
    main()
