"""Options that several commands share, and what they open for them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mbc_graph import paths
from mbc_graph.errors import UnreadableDocument

if TYPE_CHECKING:
    from mbc_graph.pipeline import Progress, Resources

_PIPED = "stdin.txt"
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def with_ontology(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return *command* with the option that names another ontology."""
    return click.option(
        "--ontology",
        type=click.Path(path_type=Path),
        default=None,
        help="A folder with another ontology than the one that comes with the program.",
    )(command)


def with_documents(*, required: bool) -> Decorator:
    """Return what gives a command its argument of files and folders, "-" for standard input."""
    return click.argument(
        "documents", nargs=-1, required=required, type=click.Path(path_type=Path, allow_dash=True, readable=False)
    )


def open_resources(ontology: Path | None) -> Resources:
    """Return the resources of *ontology*, or of the one that comes with the program."""
    from mbc_graph.pipeline import load_resources

    return load_resources(ontology or paths.ontology_folder(), paths.furniture_file(), paths.language_file())


@contextmanager
def on_disk(documents: tuple[Path, ...]) -> Iterator[list[Path]]:
    """Yield *documents* as paths, what comes by standard input in a file for as long as it is needed."""
    if Path("-") not in documents:
        yield list(documents)
        return
    with tempfile.TemporaryDirectory() as folder:
        piped = Path(folder) / _PIPED
        piped.write_bytes(sys.stdin.buffer.read())
        yield [piped if path == Path("-") else path for path in documents]


def report_unread(unread: tuple[UnreadableDocument, ...]) -> None:
    """Say on standard error which files could not be read, and why."""
    for fault in unread:
        click.echo(f"not read: {_named(fault.path)}: {fault.why}", err=True)


def report_skipped(skipped: tuple[UnreadableDocument, ...]) -> None:
    """Say on standard error what was passed over, and why."""
    for fault in skipped:
        click.echo(f"passed over: {_named(fault.path)}: {fault.why}", err=True)


def _named(path: str) -> str:
    """Return *path* as the user knows it: what came by standard input has no path."""
    return "standard input" if Path(path).name == _PIPED else path


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """Yield what draws a bar on standard error, where that is a terminal and the user has not asked for quiet."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        tasks: dict[str, Any] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = drawn.add_task(stage, total=total)
            drawn.update(tasks[stage], completed=done, total=total)

        yield advance
