"""The walk on a Dask cluster: a real scheduler, two worker processes, and one of them killed in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_workers import archive, length, wordy

from timeline import workers
from timeline.errors import TimelineError
from timeline.store import open_store
from timeline.store.proof import fingerprint
from timeline.walk import build

pytest.importorskip("distributed", reason="dask is not installed: the cluster is not tested")


HERE = str(Path(__file__).parent)  # where the workers find the function that they run


class Cluster:
    """A scheduler and its worker processes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.processes = folder, list[subprocess.Popen[str]]()
        self.address = self.start("scheduler", "--port", "0", "--no-dashboard", marker="Scheduler at:")
        for _ in range(2):
            self.start("worker", self.address, "--no-nanny", "--nthreads", "1", marker="Registered to:")

    def start(self, *command: str, marker: str) -> str:
        """Start a process, wait until it says where it is, and return that."""
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:], "--host", "127.0.0.1"],
            stderr=subprocess.PIPE, text=True, cwd=self.folder, env=os.environ | {"PYTHONPATH": HERE},
        )  # fmt: skip
        self.processes.append(process)
        assert process.stderr
        line = next(line for line in process.stderr if marker in line)
        return line.split(marker)[1].split()[0]

    def stop(self) -> None:
        """End every process."""
        for process in reversed(self.processes):
            process.kill()
            process.communicate()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster with two workers."""
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.stop()


def test_a_cluster_gives_the_same_answers_though_a_worker_is_killed(cluster: Cluster) -> None:
    """Dask does the batches of a lost worker again; the answers are those of one process, in order."""
    articles = archive(300)
    answers = workers.each(wordy, articles, length, cluster=cluster.address)
    got = [next(answers) for _ in range(20)]
    cluster.processes[1].kill()
    assert [*got, *answers] == [wordy(a) for a in articles]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://nobody"])
def test_a_cluster_that_is_not_there_is_one_clear_error(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong address is told in one line that names it."""
    monkeypatch.setattr("timeline.workers.cluster.PATIENCE", "1s")
    with pytest.raises(TimelineError, match=address):
        list(workers.each(wordy, archive(1), length, cluster=address))


def test_a_build_on_a_cluster_has_the_content_of_a_local_one(cluster: Cluster, tmp_path: Path) -> None:
    """The store's fingerprint does not tell who read the articles."""
    file = tmp_path / "a.jsonl"
    told = "Am Freitag, dem {day}. Mai 2024, brannte in Lindau ein Boot. Gestern traf sich der Rat. "
    rows = [
        {"id": f"{n}", "published": "2024-05-14", "text": told.format(day=n % 28 + 1) * 9} for n in range(40)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    prints = []
    for name, address in (("near", None), ("far", cluster.address)):
        built = build(file, tmp_path / f"{name}.duckdb", tmp_path / f"{name}.html", cluster=address)
        assert built.events > 0
        with open_store(tmp_path / f"{name}.duckdb") as store:
            prints.append(fingerprint(store))
    assert prints[0] == prints[1]
