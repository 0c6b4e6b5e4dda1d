"""The first and last day of an EDTF value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.edtf import FIRST, LAST, bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-05", "2021-05-01", "2021-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2021-02-05", "2021-02-05", "2021-02-05"),
        ("2021-02-05T09:30:00Z", "2021-02-05", "2021-02-05"),
        ("2021?", "2021-01-01", "2021-12-31"),
        ("2021-05~", "2021-05-01", "2021-05-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-05-XX", "2021-05-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-34", "2021-04-01", "2021-06-30"),
        ("../2021-02-05", FIRST, "2021-02-05"),
        ("2021-02/..", "2021-02-01", LAST),
        ("2021-02-05/2021-02-07", "2021-02-05", "2021-02-07"),
        ("2021/2022", "2021-01-01", "2022-12-31"),
        ("[2021-02, 2021-04]", "2021-02-01", "2021-04-30"),
        ("{2019..2021}", "2019-01-01", "2021-12-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", [None, "", "May", "2021-13", "2021-02-30", "21", "2022/2021", "[]", "2021-05-1"])
def test_no_day(edtf: str | None) -> None:
    assert bounds(edtf) is None


@given(st.text(alphabet="0123456789X-/.?~%[]{},T:Z ", max_size=30) | st.text(max_size=20))
def test_anything_gives_days_in_order_or_none(text: str) -> None:
    found = bounds(text)
    assert found is None or FIRST <= found[0] <= found[1] <= LAST
