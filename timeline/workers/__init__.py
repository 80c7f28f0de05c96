"""One pure function over many articles: here, in a pool of processes, or on a cluster; answers in order.

The walk comes here for `each`; the rooms never do. Neither the order of the work nor the number of workers
can change an answer, for the function sees one article at a time. `pool` holds the processes, `parcel` packs
what travels between them, `cluster` is the only door to dask.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from timeline.workers.pool import Pool

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

BATCH = 250_000  # characters: some 50 ms of work, beside which sending a batch costs next to nothing
FEW = 4  # batches that one process has done before a second one has started


def each(
    work: Callable[[Asked], Answer],
    items: Iterable[Asked],
    size: Callable[[Asked], int],
    processes: int | None = None,
    cluster: str | None = None,
    pool: Pool | None = None,
) -> Iterator[Answer]:
    """Yield `work(item)` for every item, in order: by `processes` (all processors), or on a Dask `cluster`.

    `work` is a function of a module; items and answers can be pickled; `size` is an item's length in
    characters. Few items stay in this process, unless the processes of a `pool` (see `hired`) have begun. Items are
    taken as they are needed, so memory holds some batches at a time. Lost workers are replaced and their batches
    done again. Raises TimelineError where workers keep dying or the cluster cannot be reached, and whatever `work`
    raises.
    """
    batches = batched(items, size)
    if cluster:
        from timeline.workers.cluster import each as far

        yield from far(work, batches, cluster)
        return
    processes = processes or processors()
    few = list(islice(batches, FEW))
    if processes == 1 or (len(few) < FEW and not (pool and pool.hands)):
        yield from map(work, chain.from_iterable(chain(few, batches)))
    elif pool:
        yield from pool.each(work, chain(few, batches))
    else:
        with hired(processes) as own:
            yield from own.each(work, chain(few, batches))


def hired(processes: int | None = None) -> Pool:
    """A context in whose processes (one for each processor) work goes on where the last one ended: they have begun, and
    know what they have met."""
    from timeline.workers.pool import Pool

    return Pool(processes or processors())


def processors() -> int:
    """How many processors this process may use; not every system says which it may."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def undisturbed() -> Iterator[None]:
    """A stretch of the walk in which nobody looks for cycles: millions of values live until its end, and hold none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def batched(items: Iterable[Asked], size: Callable[[Asked], int]) -> Iterator[list[Asked]]:
    """Items in lists of BATCH characters or a little more; each list has at least one."""
    batch: list[Asked] = []
    held = 0
    for item in items:
        batch.append(item)
        held += size(item)
        if held >= BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
