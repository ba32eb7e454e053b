"""Files are written whole or not at all, and the same graph always gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from mbc_graph.exporting import SUFFIXES, canonical, replace_file, serialise, write_whole
from mbc_graph.namespaces import MBC

GULL, NESTS, CLIFF = (ox.NamedNode(MBC + name) for name in ("Gull", "nestsOn", "Cliff"))
NORTH = ox.NamedNode(MBC + "graph/north")
QUADS = [
    ox.Quad(GULL, NESTS, CLIFF),
    ox.Quad(GULL, NESTS, CLIFF, NORTH),
    ox.Quad(GULL, ox.NamedNode(MBC + "says"), ox.Literal("kee\t“ow”\n", language="en"), NORTH),
]
FORMS = sorted(SUFFIXES.items())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_into_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    written = write_whole(tmp_path / "new" / "nest", {"b.txt": b"tern", "a.txt": b"gull"})
    assert [path.name for path in written] == ["a.txt", "b.txt"]
    assert [path.read_bytes() for path in written] == [b"gull", b"tern"]


def test_old_files_give_way_to_new_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    replace_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_whole(tmp_path, {"a.txt": b"gull"})
    assert names(tmp_path) == ["a.txt", "mine.txt"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_failing_write_leaves_all_old_files(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"old")
    syncs = iter(range(1, 3))
    sync = os.fsync

    def fill_the_disk(handle: int) -> None:
        if next(syncs) == failing:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", fill_the_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert names(tmp_path) == ["a.txt", "b.txt"]
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"old"}


def test_breaking_off_leaves_all_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")

    def break_off(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", break_off)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path, {"a.txt": b"new"})
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_folder_in_the_place_of_a_file_keeps_the_others_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OSError, match="folder stands"):
        write_whole(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert names(tmp_path) == ["a.txt", "b.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_written_file_may_be_read_by_all(tmp_path: Path) -> None:
    assert replace_file(tmp_path / "a.txt", b"gull").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("suffix", "form"), FORMS)
def test_a_form_that_keeps_graphs_apart_gives_the_same_graph_back(suffix: str, form: ox.RdfFormat) -> None:
    back = list(ox.parse(serialise(canonical(QUADS), form), format=form))
    expected = (
        QUADS if form.supports_datasets else [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in QUADS]
    )
    assert set(back) == set(expected)
    assert len(back) == len(set(expected)), suffix


@pytest.mark.parametrize(("suffix", "form"), FORMS)
def test_a_form_ends_with_a_line_break_and_is_utf8(suffix: str, form: ox.RdfFormat) -> None:
    written = serialise(canonical(QUADS), form)
    assert written.endswith(b"\n"), suffix
    assert "“ow”" in written.decode("utf-8")


def test_canonical_names_of_blank_nodes_do_not_depend_on_their_old_names() -> None:
    def nests(name: str) -> list[ox.Quad]:
        nest = ox.BlankNode(name)
        return [ox.Quad(GULL, NESTS, nest), ox.Quad(nest, ox.NamedNode(MBC + "on"), CLIFF)]

    assert canonical(nests("a")) == canonical(nests("z")[::-1])


def test_canonical_sorts_and_says_nothing_twice() -> None:
    assert canonical([*QUADS[::-1], *QUADS]) == canonical(QUADS)
    assert len(canonical(QUADS)) == 3


_WRITE = """
import hashlib, sys
from pathlib import Path
from mbc_graph import paths
from mbc_graph.assembly import assemble
from mbc_graph.exporting import SUFFIXES, canonical, serialise
from mbc_graph.pipeline import extract_all, load_resources, read_all
toy = Path(sys.argv[1])
resources = load_resources(toy / "ontology", paths.furniture_file(), paths.language_file())
readings = read_all([toy / "texts"], resources)
claims = extract_all(readings.documents, resources)
graph = canonical(assemble(claims, readings.documents, resources.vocabulary) + resources.taught)
for suffix, form in sorted(SUFFIXES.items()):
    print(suffix, hashlib.sha256(serialise(graph, form)).hexdigest(), len(claims))
"""


def test_the_bytes_are_the_same_under_every_hash_seed(toy: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITE, str(toy)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "1", "4242")
    ]
    written = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(written[0].splitlines()) == len(SUFFIXES)
    assert written[0] == written[1] == written[2]
