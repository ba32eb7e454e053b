"""Where the files that come with the package are, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PACKED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent.parent


def _root() -> Path:
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def ontology_folder() -> Path:
    """Return the folder of the ontology that comes with the package."""
    return _root() / "ontology"


def corpus_folder() -> Path:
    """Return the folder of the default documents."""
    return _root() / "data" / "corpus"


def gold_folder() -> Path:
    """Return the folder of what careful readers marked in the default documents."""
    return _root() / "data" / "gold"


def examples_file() -> Path:
    """Return the file that holds an example for each command."""
    return _root() / "data" / "examples.toml"


def exports_folder() -> Path:
    """Return the folder of the graph that was built from the default documents."""
    return _root() / "exports"


def furniture_file() -> Path:
    """Return the file that says what page furniture looks like."""
    return _root() / "data" / "furniture.toml"


def language_file() -> Path:
    """Return the file of what the reader must know of the language, such as its abbreviations."""
    return _root() / "data" / "language.toml"


def page_file() -> Path:
    """Return the file of the words that stand around a drawing."""
    return _root() / "data" / "page.toml"


def style_file() -> Path:
    """Return the file that says how a drawing looks."""
    return _root() / "data" / "style.toml"


def templates_folder() -> Path:
    """Return the folder of the templates that pages are made with."""
    return _root() / "data" / "templates"
