"""The day that a field states."""

from datetime import UTC, date, datetime

import pytest

from timeline.articles.stated import edtf


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-05", "2025-09-05"),
        (" 2025-09-05 ", "2025-09-05"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        (2025, "2025"),
        (20250905, "2025-09-05"),
        ("20250905", "2025-09-05"),
        ("20250905T101500Z", "2025-09-05"),
        ("2025-09-05T23:30:00+02:00", "2025-09-05"),
        ("2025-09-05 23:30", "2025-09-05"),
        ("5.9.2025", "2025-09-05"),
        ("05.09.2025, 14:30 Uhr", "2025-09-05"),
        ("Fri, 05 Sep 2025 10:00:00 GMT", "2025-09-05"),
        (date(2025, 9, 5), "2025-09-05"),
        (datetime(2025, 9, 5, 23, tzinfo=UTC), "2025-09-05"),
    ],
)  # fmt: skip
def test_dates_are_read(value, day):
    """ISO 8601, the German order, mail dates and date objects become EDTF, no sharper than given."""
    assert edtf(value) == day


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "gestern",
        "2025-02-30",
        "2025-13",
        "31.02.2025",
        "99999999",
        0,
        7,
        12345,
        2.5,
        True,
        [2025],
        "9" * 9999,
        "0000",
    ],
)
def test_what_is_no_date_is_none(value):
    """Nothing is raised and nothing guessed."""
    assert edtf(value) is None
