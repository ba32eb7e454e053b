"""A folder of files written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mbc_graph.errors import MbcGraphError

MANIFEST = "files.txt"


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Return the files in *folder*, by names that may hold slashes: these and no others, all written or none.

    They are written beside the folder, which is then put in place of the one before. A folder that holds anything
    that was not written so is left alone, and said so: it may be somebody's.
    """
    folder = folder.resolve()
    _check_ours(folder)
    listed = "".join(f"{name}\n" for name in sorted([*contents, MANIFEST])).encode()
    if _holds(folder, {**contents, MANIFEST: listed}):
        return [folder / name for name in sorted(contents)]
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in {**contents, MANIFEST: listed}.items():
            path = beside / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _put_in_place(beside / "new", folder, beside / "old")
    finally:
        if folder.exists() or not (beside / "old").exists():
            shutil.rmtree(beside, ignore_errors=True)
    return [folder / name for name in sorted(contents)]


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Rename *new* to *folder*, what stood there to *old*; where that fails, it stands there again."""
    try:
        if folder.exists():
            folder.replace(old)
        new.replace(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.replace(folder)
        raise


def _check_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise MbcGraphError(f"{folder}: a file stands where the folder of pages is to be. Name another folder")
    manifest = folder / MANIFEST
    known = set(manifest.read_text(encoding="utf-8").splitlines()) if manifest.is_file() else set()
    for path in folder.rglob("*"):
        if not path.is_dir() and path.relative_to(folder).as_posix() not in known:
            problem = f"{path.name} in it is no page that was written here"
            raise MbcGraphError(f"{folder}: {problem}. Name an empty folder, or move that file away")


def _holds(folder: Path, contents: Mapping[str, bytes]) -> bool:
    """Say whether the files stand there already, to the byte, and no others."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return names == contents.keys() and all(
        (folder / name).read_bytes() == content for name, content in contents.items()
    )
