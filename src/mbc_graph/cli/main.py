"""The commands by name, and what their exit codes mean.

0 all is well · 1 what was checked has faults · 2 the command was called wrongly ·
3 some documents could not be read, the others were · 130 broken off.
"""

from __future__ import annotations

import sys
import tomllib
from importlib import import_module

import click

from mbc_graph import __version__, paths
from mbc_graph.errors import MbcGraphError

FAULTS, MISUSED, UNREAD, BROKEN_OFF = 1, 2, 3, 130

_COMMANDS = {
    "build": "mbc_graph.cli.graphs:build",
    "draw": "mbc_graph.cli.graphs:draw",
    "evaluate": "mbc_graph.cli.judging:evaluate",
    "explain": "mbc_graph.cli.asking:explain",
    "extract": "mbc_graph.cli.texts:extract",
    "mentions": "mbc_graph.cli.texts:mentions",
    "ontology": "mbc_graph.cli.growing:ontology",
    "query": "mbc_graph.cli.asking:query",
    "read": "mbc_graph.cli.texts:read",
    "validate": "mbc_graph.cli.graphs:validate",
}


class Commands(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command named so, or nothing."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            return None
        examples = load_examples()
        command.epilog = f"Example:  {examples[cmd_name]}"
        for name, one in getattr(command, "commands", {}).items():
            one.epilog = f"Example:  {examples[f'{cmd_name} {name}']}"
        return command


def load_examples() -> dict[str, str]:
    """Return one example for each command, by its name; a command of a group by both names."""
    examples = tomllib.loads(paths.examples_file().read_text(encoding="utf-8"))
    return {name: str(example) for name, example in examples.items()}


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mbc-graph")
def commands() -> None:
    """Turn documents into a knowledge graph with the sentence behind every triple.

    \b
    Start with:  mbc-graph build
    Then ask:    mbc-graph query --list

    Exit codes: 0 all is well, 1 faults were found, 2 called wrongly, 3 some documents could not be read,
    130 broken off.
    """


def main() -> None:
    """Run the command that the command line names, and leave with its exit code."""
    try:
        code = commands.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Broken off. What stood there before is whole.", err=True)
        code = BROKEN_OFF
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except MbcGraphError as fault:
        click.echo(f"mbc-graph: {fault}", err=True)
        code = MISUSED
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            sys.stderr.close()
            sys.exit(0)
        what = f"{fault.filename or 'a file'}: {fault.strerror or fault}"
        click.echo(f"mbc-graph: {what}. What stood there before is whole.", err=True)
        code = MISUSED
    sys.exit(code or 0)
