"""Bags against what their definition says, and orders and stretches against plain sorting and adding."""

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.merge import bags
from timeline.merge.bags import Bags, each_once, heaviest, ranked, stretches

contents = st.lists(
    st.dictionaries(st.integers(0, 40), st.floats(0.125, 1.0, width=32), max_size=5), min_size=1, max_size=12
)


def bagged(rows):
    """Bags of rows that are features and their weights."""
    entries = [(n, f, w) for n, row in enumerate(rows) for f, w in row.items()]
    owner, features, weights = (np.array(c) for c in zip(*entries, strict=True)) if entries else ([], [], [])
    return heaviest(
        np.array(owner, np.int64), np.array(features, np.int64), np.array(weights, float), len(rows), 5
    )


def every(size):
    """All pairs of rows, in an order in which rows come again."""
    a, b = np.divmod(np.random.default_rng(1).permutation(size * size), size)
    return a, b


@settings(max_examples=40)
@given(contents, st.sampled_from([1, 1 << 17]), st.sampled_from([0, 16]))
def test_cosines_and_greatest_weights_are_those_of_the_shared_features(rows, cells, few):
    """However many pairs are looked at at once, and whether features are compared or looked up."""
    found, (a, b) = bagged(rows), every(len(rows))
    with patch.object(bags, "_CELLS", cells), patch.object(bags, "_FEW", few):
        cosines, greatest = found.cosines(a, b), found.greatest(a, b)
    for i, j, cosine, most in zip(a, b, cosines, greatest, strict=True):
        common = rows[i].keys() & rows[j].keys()
        assert np.isclose(cosine, sum(rows[i][f] * rows[j][f] for f in common))
        assert most == max((rows[i][f] for f in common), default=0.0)


@settings(max_examples=40)
@given(contents)
def test_two_bags_are_as_like_as_they_are_the_other_way_round(rows):
    """To the last bit, so it does not matter which of two is looked up in which."""
    found, (a, b) = bagged(rows), every(len(rows))
    assert (found.cosines(a, b) == found.cosines(b, a)).all()


def test_bags_are_as_wide_as_the_fullest():
    """The heaviest features come first; none is -1."""
    found = heaviest(np.array([0, 2, 0]), np.array([7, 8, 9]), np.array([0.5, 0.25, 1.0]), 3, 16)
    assert found.features.tolist() == [[9, 7], [-1, -1], [8, -1]]
    assert isinstance(found, Bags)


@given(st.lists(st.integers(0, 1 << 40), max_size=60))
def test_each_number_is_found_once(numbers):
    """Wherever in the table they fall."""
    found = each_once(np.array(numbers, np.int64))
    assert sorted(numbers[n] for n in found) == sorted(set(numbers))
    assert (np.diff(found) > 0).all()


@given(st.lists(st.integers(0, (1 << 31) - 1), max_size=60))
def test_numbers_are_ranked_as_by_sorting(numbers):
    """Equal ones stay in their order."""
    assert (
        ranked(np.array(numbers, np.int32)).tolist() == np.argsort(np.array(numbers), kind="stable").tolist()
    )


@given(st.lists(st.integers(1, 9), max_size=40), st.integers(1, 20))
def test_stretches_hold_all_and_not_much_more_than_asked(sizes, most):
    """None is empty, and a stretch is too large by its last item at most."""
    ends = stretches(np.cumsum(np.array(sizes, np.int64)), most)
    parts = [sizes[lo:hi] for lo, hi in zip([0, *ends], ends, strict=False)]
    assert [n for part in parts for n in part] == sizes
    assert all(part and sum(part) < most + 18 for part in parts)
