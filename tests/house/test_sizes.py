"""Modules and functions stay small enough to be read at once, and say what they are."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(SOURCES.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
OUTSIDE = {"print", "input", "open"}
OUTSIDE_OF = {("os", "environ"), ("os", "getenv"), ("time", "time"), ("datetime", "now"), ("date", "today")}


def name_of(module: Path) -> str:
    """Return the name by which *module* is imported."""
    parts = module.relative_to(SOURCES).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


LISTING = [one for one in MODULES if "__all__ =" in one.read_text(encoding="utf-8")]
each_listing = pytest.mark.parametrize("module", LISTING, ids=name_of)
each_module = pytest.mark.parametrize("module", MODULES, ids=name_of)


@each_module
def test_a_module_is_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_module
def test_a_function_is_short(module: Path) -> None:
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@each_module
def test_a_module_says_what_it_is(module: Path) -> None:
    said = ast.get_docstring(tree(module)) or ""
    assert said.splitlines()[:1] and said.splitlines()[0].rstrip().endswith((".", "?", '"', ":")), said


def is_door(module: Path) -> bool:
    """Say whether *module* is but the door of its room: names to enter by, and no code."""
    code = [node for node in tree(module).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return module.name == "__init__.py" and not code


def reached(module: Path) -> Iterator[str]:
    """Yield what *module* takes from the world outside without being handed it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OUTSIDE:
            yield node.func.id
        if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in OUTSIDE_OF:
            yield ast.unparse(node)


@pytest.mark.parametrize("module", [one for one in MODULES if "cli" not in one.parts], ids=name_of)
def test_no_module_below_the_command_line_prints_or_asks_for_time_or_surroundings(module: Path) -> None:
    assert list(reached(module)) == []


@each_listing
def test_public_names_are_the_documented_ones(module: Path) -> None:
    loaded = importlib.import_module(name_of(module))
    listed = list(loaded.__all__)
    assert len(listed) == len(set(listed))
    defined = {
        name
        for name, value in vars(loaded).items()
        if not name.startswith("_") and (inspect.isclass(value) or inspect.isfunction(value))
        if value.__module__ == loaded.__name__ or is_door(module)
    }
    assert defined - set(listed) == set()
    assert all(hasattr(loaded, name) for name in listed)


@pytest.mark.parametrize("module", [one for one in LISTING if one.name != "__init__.py"], ids=name_of)
def test_a_module_lists_nothing_that_belongs_to_another(module: Path) -> None:
    imports = [node for node in tree(module).body if isinstance(node, ast.ImportFrom)]
    imported = {alias.asname or alias.name for node in imports for alias in node.names}
    assert set(importlib.import_module(name_of(module)).__all__) & imported == set()
