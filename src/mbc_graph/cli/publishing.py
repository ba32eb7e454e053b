"""The command that writes the ontology as pages that people can browse."""

from __future__ import annotations

from pathlib import Path

import click

from mbc_graph import paths
from mbc_graph.cli.graphs import find_graph
from mbc_graph.cli.options import with_ontology


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder to write to.",
)
@with_ontology
@click.option(
    "--graph",
    type=click.Path(path_type=Path),
    default=None,
    help="The graph file; with the shipped ontology, the one built here.",
)
def docs(out: Path, ontology: Path | None, graph: Path | None) -> None:
    """Write the ontology as pages to browse: a page for each concept, class and relation, with what documents say.

    The pages need no network and no script. All of them are written or none.
    """
    from mbc_graph.assembly import disassemble
    from mbc_graph.ontology import load_vocabulary, ontology_files, read_quads
    from mbc_graph.publishing import Source, load_words, publish, write_folder
    from mbc_graph.storing import read_graph

    files = ontology_files(ontology or paths.ontology_folder())
    words = load_words(paths.page_file().read_text(encoding="utf-8"))
    statements = [] if ontology and not graph else read_graph(find_graph(graph))
    source = Source(list(read_quads(files)), load_vocabulary(files), statements, disassemble(statements))
    written = write_folder(out, publish(source, words, paths.templates_folder()))
    pages = sum(path.suffix == ".html" for path in written)
    click.echo(f"written: {out / 'index.html'} and {pages - 1:,} pages more")
