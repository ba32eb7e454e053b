"""The commands that work on the ontology itself."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def ontology() -> None:
    """Work on the ontology."""


@ontology.command()
@click.argument("folder", type=click.Path(path_type=Path))
def templates(folder: Path) -> None:
    """Write the concepts that templates make, one a row, into FOLDER."""
    from mbc_graph.ontology import write_templates

    for path in write_templates(folder):
        click.echo(f"written: {path}")
