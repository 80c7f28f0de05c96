"""The same work on a Dask cluster. The only door to dask; the extra `timeline[dask]` brings it.

Every worker needs this program installed. Dask itself does the batches of a lost worker again.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from timeline.errors import TimelineError
from timeline.workers.parcel import pack, unpack
from timeline.workers.pool import answers

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

AHEAD = 3  # batches for each thread of the cluster that are sent before the oldest one is answered
LOSSES = 5  # workers that may be lost over the same batch
PATIENCE = "10s"  # for a scheduler to answer


def each(work: Callable[[Asked], Answer], batches: Iterable[list[Asked]], address: str) -> Iterator[Answer]:
    """Yield `work(item)` for every item of every batch, in order, worked on by the cluster at
    `tcp://HOST:PORT`.

    Raises TimelineError where dask is not installed, nobody answers at the address, or workers keep dying.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise TimelineError("--cluster needs dask: pip install 'timeline[dask]'") from error
    if not re.fullmatch(r"(tcp|tls|ws|wss)://.+:\d+", address):
        raise TimelineError(f"{address}: a scheduler's address looks like tcp://HOST:PORT")
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise TimelineError(f"{address}: no Dask scheduler answers") from error
    with client:
        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        asked = deque[Any]()
        try:
            for batch in batches:
                asked.append(client.submit(answers, work, pack(batch), pure=False, retries=LOSSES))
                if len(asked) > ahead:
                    yield from unpack(asked.popleft().result())
            while asked:
                yield from unpack(asked.popleft().result())
        except KilledWorker as error:
            raise TimelineError(f"{address}: the cluster's workers keep dying") from error
