"""New files take the place of old ones: all of them or none, whatever happens meanwhile. Knows files, not
DuckDB.

A build writes `.NAME.new` beside each target. A journal beside the first target (the store) then says that
all of them are whole; from its renaming on the build has happened, and whoever comes next finishes the
renames (`settle`).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from timeline.errors import TimelineError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def fresh(target: Path) -> Path:
    """Where the new content of `target` is written until it is whole."""
    return target.with_name(f".{target.name}.new")


def journal(store: Path) -> Path:
    """The note that says: all new files are whole."""
    return store.with_name(f".{store.name}.commit")


def readable(store: Path) -> Path:
    """The file that holds the store now: the new one, where a build was cut off between journal and rename.

    Finishes such a build if this folder may be written and nobody else is about it.
    """
    if journal(store).exists():
        with suppress(OSError), holding(store, None):
            settle(store)
    return fresh(store) if journal(store).exists() and fresh(store).exists() else store


@contextmanager
def held(targets: Sequence[Path], say: Callable[[str], object]) -> Iterator[None]:
    """Keep other builds away from `targets`; wait, and say so once, while another build holds one of them.

    Makes their folders. Raises TimelineError where one cannot be written, or where a target is there and is no file.
    """
    with ExitStack() as stack:
        for target in sorted(set(targets)):
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists() and not target.is_file():  # a rename would put a file in a device's place
                    what = "a folder" if target.is_dir() else "a device or a pipe"
                    raise TimelineError(f"{target}: is {what}, not a file to write")
                stack.enter_context(holding(target, say))
            except OSError as error:
                raise TimelineError(f"{target}: cannot be written ({error.strerror or error})") from None
        yield


@contextmanager
def holding(target: Path, say: Callable[[str], object] | None) -> Iterator[None]:
    """Hold one target by a locked file beside it. The file goes with the lock, so who waited looks again.

    Without `say` nobody waits: raises BlockingIOError where another build holds it.
    """
    path = target.with_name(f".{target.name}.lock")
    while True:
        handle = path.open("a+b")
        if not locked(handle.fileno(), wait=False):
            if say is None:
                handle.close()
                raise BlockingIOError
            say(f"waiting for another build of {target} to end")
            locked(handle.fileno(), wait=True)
        if same(handle.fileno(), path):
            break
        handle.close()
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        handle.close()


def same(fd: int, path: Path) -> bool:
    """Is the open file still the one at `path`?"""
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def locked(fd: int, *, wait: bool) -> bool:
    """Lock an open file; the system lets go of it when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def place(targets: Sequence[Path]) -> None:
    """Put the new file of every target into its place; `targets[0]` is the store. The caller holds them."""
    for target in targets:
        synced(fresh(target))
    note = journal(targets[0])
    draft = note.with_name(note.name + ".new")
    draft.write_text(json.dumps([str(t.absolute()) for t in targets]), encoding="utf-8")
    synced(draft)
    draft.replace(note)
    synced(note.parent)
    settle(targets[0])


def settle(store: Path) -> None:
    """Finish a build that was cut off after its journal was written, or sweep up after one that was cut
    off before.

    The caller holds the store. Renaming is repeatable, so this may itself be cut off anywhere.
    """
    note = journal(store)
    if note.exists():
        targets = [Path(t) for t in json.loads(note.read_text(encoding="utf-8"))]
        store.with_name(store.name + ".wal").unlink(missing_ok=True)  # it belongs to the file that goes
        for target in targets:
            with suppress(FileNotFoundError):
                fresh(target).replace(target)
            synced(target.parent)
        note.unlink()
        synced(note.parent)
    sweep(store)


def sweep(target: Path) -> None:
    """Remove what a build that was cut off has left beside `target`."""
    new = fresh(target)
    for left in (
        new,
        new.with_name(new.name + ".wal"),
        journal(target).with_name(journal(target).name + ".new"),
    ):
        left.unlink(missing_ok=True)
    shutil.rmtree(
        new.with_name(new.name + ".tmp"), ignore_errors=True
    )  # where DuckDB puts what memory cannot hold


def synced(path: Path) -> None:
    """Make a file or a folder's names outlast a power cut."""
    if sys.platform == "win32" and path.is_dir():
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
