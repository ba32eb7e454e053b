"""Files written whole or not at all: beside the old one first, then put in its place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path


def replace_file(path: Path, content: bytes) -> Path:
    """Return *path*, holding *content*: written beside it, then renamed, so that no half file is ever seen."""
    return write_whole(path.parent, {path.name: content})[0]


def write_whole(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Return the files in *folder* by name, all of them written before the first takes its place.

    Where writing fails or is broken off, what stood there before stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in contents:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, "a folder stands where a file is to be written", str(folder / name))
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, content in sorted(contents.items()):
            waiting.append((_write_beside(folder, name, content), folder / name))
        for beside, path in waiting:
            beside.replace(path)
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()
    return [path for _, path in waiting]


def _write_beside(folder: Path, name: str, content: bytes) -> Path:
    handle, beside = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        Path(beside).unlink()
        raise
    Path(beside).chmod(0o644)
    return Path(beside)
