"""`python -m evals.house [--root CHECKOUT]`: how the code of a checkout reads, in
figures that can be measured before a change and after it.
"""

from __future__ import annotations

import argparse
import ast
from collections import Counter
from pathlib import Path

# Marks of the syntax tree that stand for no words of the line.
_MARKS = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)


def nodes(tree: ast.Module) -> int:
    """How many nodes of the syntax tree stand for something written."""
    return sum(not isinstance(node, _MARKS) for node in ast.walk(tree))


def uses_of_private_functions(tree: ast.Module) -> list[int]:
    """How often each undecorated private function of a module is named in it."""
    names = Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    )
    return [
        names[node.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("_")
        and not node.name.startswith("__")
        and not node.decorator_list
    ]


def measure(root: Path) -> dict[str, float]:
    """The figures of the package under `root`, each by what it says."""
    package = root / "src" / "onrecord"
    paths = sorted(package.rglob("*.py"))
    texts = {path: path.read_text("utf-8") for path in paths}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    lines = sum(bool(row.strip()) for t in texts.values() for row in t.splitlines())
    uses = [use for tree in trees.values() for use in uses_of_private_functions(tree)]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    names = Counter(path.stem for path in paths if path.stem != "__init__")
    tables = Counter(path.name for path in package.rglob("*.tsv"))
    return {
        "modules": len(paths),
        "lines that are not blank": lines,
        "nodes of the syntax tree a line": sum(map(nodes, trees.values())) / lines,
        "private functions": len(uses),
        "share of them used once": sum(n <= 1 for n in uses) / max(1, len(uses)),
        "module names that stand twice": sum(n > 1 for n in names.values()),
        "table names that stand twice": sum(n > 1 for n in tables.values()),
        "lines of the longest module": max(len(t.splitlines()) for t in texts.values()),
        "modules over 400 lines": sum(
            len(t.splitlines()) > 400 for t in texts.values()
        ),
        "lines of the longest function": max(functions),
    }


def main() -> None:
    """Reads its argument; see the module."""
    parser = argparse.ArgumentParser(prog="python -m evals.house", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="a checkout")
    for what, figure in measure(parser.parse_args().root).items():
        print(f"{what:34} {figure:10.2f}")


if __name__ == "__main__":
    main()
