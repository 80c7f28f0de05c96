"""`timeline`, and `python -m timeline`: the commands, loaded where Ctrl-C is heard already."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line (see `timeline.cli.main`)."""
    try:
        from timeline import cli
    except KeyboardInterrupt:
        print("timeline: interrupted", file=sys.stderr)
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
