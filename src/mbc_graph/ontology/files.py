"""Files of the ontology: read as text or refused, and replaced all together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mbc_graph.errors import OntologyError

NOT_TEXT = ("it is not UTF-8 text", "Save it as UTF-8")


def read_text(path: Path) -> str:
    """Return the text of the file at *path*, without the mark that some editors put before it.

    Raises OntologyError where it cannot be read, with the line where it is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise OntologyError(str(path), f"cannot be read ({fault.strerror})", "Check the file") from fault
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise OntologyError(f"{path}, line {line}", *NOT_TEXT) from fault


def replace_files(
    contents: Mapping[Path, str], check: Callable[[Mapping[Path, Path]], object] | None = None
) -> list[Path]:
    """Return the paths of *contents*, once each file says what stands there; a fault leaves all as they were.

    *check* is handed where the new texts stand until then, by path, and raises what speaks against them.
    """
    beside = {path: path.with_name(f"{path.name}.new") for path in contents}
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    try:
        for path, text in contents.items():
            beside[path].write_bytes(text.encode())
        if check is not None:
            check(beside)
        _swap(beside, before)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
    return list(contents)


def _swap(beside: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    """Put each new file in the place of the old, and the old ones back where one cannot be put."""
    done: list[Path] = []
    try:
        for path, new in beside.items():
            new.replace(path.resolve())
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
        raise
