"""Randomness that gives the same bytes everywhere: raw PCG64 output and integer arithmetic.

NumPy promises stable streams for its bit generators, not for the methods of `Generator` (NEP 19); so only raw 64-bit
words are taken from it. Shares are integers, because sums of floats depend on the width of the processor's vectors.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

_WHEEL_BITS = 16
WHEEL_SIZE = 1 << _WHEEL_BITS


class Draws:
    """A stream of random columns that depends on a seed and on the name of its subject alone.

    Each subject (families, homes, names …) has its own stream, so that a change in one leaves the others as they were.
    """

    def __init__(self, seed: int, subject: str) -> None:
        """Open the stream of one subject.

        Args:
            seed: a non-negative integer.
            subject: any text; its bytes become part of the seed.
        """
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, *subject.encode()]))

    def words(self, n: int) -> NDArray[np.uint64]:
        """Return n raw words of 64 bits."""
        raw: NDArray[np.uint64] = self._bits.random_raw(n)
        return raw

    def uniform(self, n: int) -> NDArray[np.float64]:
        """Return n numbers in [0, 1)."""
        return (self.words(n) >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def chance(self, percent: float, n: int) -> NDArray[np.bool_]:
        """Return n booleans, each true with the given chance in percent."""
        return self.uniform(n) * 100 < percent

    def order(self, n: int) -> NDArray[np.int64]:
        """Return the numbers 0 … n-1 in random order."""
        return np.argsort(self.words(n), kind="stable")


def apportion(weights: ArrayLike, total: int) -> NDArray[np.int64]:
    """Share out `total` in proportion to integer weights by largest remainders (Hamilton); the result sums to `total`.

    Ties go to the earlier one.

    Raises:
        ValueError: the weights sum to nothing.
    """
    exact = np.asarray(weights, dtype=np.int64)
    whole = int(exact.sum())
    if whole <= 0:
        message = "nothing to share out by"
        raise ValueError(message)
    shares, remainders = np.divmod(exact * total, whole)
    most = np.argsort(-remainders, kind="stable")[: total - int(shares.sum())]
    shares[most] += 1
    return shares


def wheel(weights: Sequence[int]) -> NDArray[np.uint16]:
    """Lay out a wheel of fortune: `WHEEL_SIZE` sectors, each naming a position in `weights` in proportion to it.

    Turning it is one look-up by 16 random bits, several times faster than searching cumulated weights.
    """
    return np.repeat(np.arange(len(weights), dtype=np.uint16), apportion(weights, WHEEL_SIZE))


def turn(words: NDArray[np.uint64], which: int) -> NDArray[np.uint16]:
    """Cut 16 bits out of each word: four independent turns (`which` = 0 … 3) of a wheel from one word."""
    return (words >> np.uint64(_WHEEL_BITS * which)).astype(np.uint16)
