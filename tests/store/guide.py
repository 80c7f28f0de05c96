"""The answers in docs/sql.md are those of the real DuckDB shell: `python -m tests.store.guide` writes them
anew.

Every block of SQL in the guide is put to a store of made-up news, and the table below it is what the shell
says.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.store.archive import article
from tests.store.conftest import put

GUIDE = Path(__file__).parents[2] / "docs" / "sql.md"
SHELL = Path(sys.executable).with_name("duckdb")
BLOCK = re.compile(r"```sql\n(?P<query>.*?)```\n\n(?P<answer>(?:\|[^\n]*\n)*\n?)", re.DOTALL)
NEWS = (
    article(
        "anzeiger-1.txt",
        "2025-02-27 | occurred | Die Auentalbrücke wurde gesperrt | Landkreis Auental | Auendorf\n"
        "2025-03-10 | planned | Der Kreistag berät über den Neubau | Kreistag, Erika Öhm | Auendorf",
        "2025-03-01",
        title="Brücke gesperrt",
        source="Anzeiger",
    ),
    article(
        "bote-1.txt",
        "2025-02-28 | occurred | Die Auentalbrücke wurde gesperrt | Landkreis Auental | Auendorf\n"
        "2025-03-10 | planned | Der Kreistag berät über den Neubau | Kreistag, Erika Öhm | Auendorf",
        "2025-03-03",
        title="Umwege im Auental",
        source="Bote",
    ),
    article(
        "anzeiger-2.txt",
        "2025-03-10 | occurred | Der Kreistag berät über den Neubau | Kreistag, Erika Öhm | Auendorf\n"
        "1.5. | planned | Die neue Brücke soll öffnen | Erika Öhm | Auendorf\n"
        "2025-03-10 | denied | Öhm habe Fördergeld abgelehnt | Erika Öhm | Auendorf",
        "2025-03-11",
        title="Neubau beschlossen",
        source="Anzeiger",
    ),
    article("flugblatt.txt", "? | hypothetical | Die Bahn könnte wieder fahren | Bahn | Auendorf", None),
)


def ask(store: Path, query: str) -> str:
    """What the real shell answers, as a table in Markdown."""
    run = [SHELL, "-readonly", "-no-init", "-bail", "-markdown", "-nullvalue", "", str(store), "-c", query]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise AssertionError(f"{query}\n{done.stderr}")
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines() if line.startswith("|"))


def filled(guide: str, store: Path) -> str:
    """The guide with the answers that the store gives."""

    def answered(block: re.Match[str]) -> str:
        return f"```sql\n{block['query']}```\n\n{ask(store, block['query'])}\n"

    whole = BLOCK.sub(answered, guide + "\n")
    return whole.rstrip("\n") + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GUIDE.write_text(filled(GUIDE.read_text(encoding="utf-8"), put(Path(folder), NEWS)), encoding="utf-8")
