"""The errors that reach a user: each message is one clear line. Any room may raise them; only `cli` prints them."""


class TimelineError(Exception):
    """A folder, store, output path or option that the walk cannot go on with (exit code 1)."""
