"""Farrington's regression for thousands of points at once.

A model has a mean and perhaps a trend, so its weighted least squares have a closed form, and one array operation does
a step of all of them. `farrington.py` says the same with statsmodels, one point at a time; the tests hold the two
together.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STEPS, _EXACT = 60, 1e-11
# Models fitted together: a few arrays of so many rows stay in the processor's cache.
_CHUNK = 4096
TREND_YEARS, TREND_P = 3, 0.05


@dataclass(frozen=True)
class Prediction:
    """What a point was expected to be, and its upper bound; arrays [model]."""

    expected: Floats
    upper: Floats


@dataclass(frozen=True)
class _Fit:
    """`mu` [model, value]; variances and covariance of the coefficients before they are multiplied by `dispersion`.

    `ok`: the iteration has come to rest.
    """

    mean: Floats
    slope: Floats
    mu: Floats
    v_mean: Floats
    v_slope: Floats
    v_both: Floats
    dispersion: Floats
    ok: NDArray[np.bool_]


def predict(past: Floats, times: Floats, at: Floats, options: Mapping[str, Any]) -> Prediction:
    """Expected count and upper bound at the moments `at` [model], from the counts `past` at `times` [model, value]."""
    import numpy as np  # noqa: PLC0415 - only who detects needs it

    expected, upper = np.zeros(len(past)), np.zeros(len(past))
    for begin in range(0, len(past), _CHUNK):
        part = slice(begin, begin + _CHUNK)
        # Models of nothing but zeros expect none and have no bound: any case is more than ever.
        some = np.flatnonzero(past[part].any(axis=1)) + begin
        if len(some):
            expected[some], upper[some] = _predict(past[some], times[some], at[some], options)
    return Prediction(expected, upper)


def _predict(past: Floats, times: Floats, at: Floats, options: Mapping[str, Any]) -> tuple[Floats, Floats]:
    import numpy as np  # noqa: PLC0415

    middle = times.mean(axis=1)
    scale = np.maximum(np.abs(times - middle[:, None]).max(axis=1), 1.0)
    x, x0 = (times - middle[:, None]) / scale[:, None], (at - middle) / scale
    plain = _weighted(past, x, options, trend=False)
    expected, spread = np.exp(plain.mean), plain.v_mean
    dispersion = plain.dispersion
    if options["trend"] and options["years"] >= TREND_YEARS:
        sloped = _weighted(past, x, options, trend=True)
        # Cases of one year alone say nothing of the years, and may have no finite slope.
        several = past.reshape(len(past), options["years"], -1).any(axis=2).sum(axis=1) > 1
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            there = np.exp(sloped.mean + sloped.slope * x0)
            t = np.abs(sloped.slope) / np.sqrt(sloped.dispersion * sloped.v_slope)
            kept = sloped.ok & several & (t > _critical(past.shape[1] - 2)) & (there <= past.max(axis=1))
        expected = np.where(kept, there, expected)
        spread = np.where(kept, sloped.v_mean + 2 * x0 * sloped.v_both + x0**2 * sloped.v_slope, spread)
        dispersion = np.where(kept, sloped.dispersion, dispersion)
    phi = np.maximum(dispersion, 1.0)
    return expected, bound(expected, phi, phi * spread, options["alpha"])


def bound(expected: Floats, phi: Floats, variance: Floats, alpha: float) -> Floats:
    """Upper end of the two-sided prediction interval on the scale of the power 2/3 (Farrington 1996, section 3.4).

    `variance` is that of the linear predictor.
    """
    import numpy as np  # noqa: PLC0415

    tau = phi + expected * variance
    deviation = np.sqrt(4 / 9 * np.cbrt(expected) * tau)
    root = np.cbrt(expected) ** 2 + NormalDist().inv_cdf(1 - alpha / 2) * deviation
    found: Floats = root**1.5
    return found


def _weighted(past: Floats, x: Floats, options: Mapping[str, Any], *, trend: bool) -> _Fit:
    """A fit in which past outbreaks weigh less, unless `reweight` is off."""
    import numpy as np  # noqa: PLC0415

    fit = _fit(past, x, np.ones_like(past), trend=trend)
    if not options["reweight"]:
        return fit
    hat = fit.mu * (fit.v_mean[:, None] + 2 * x * fit.v_both[:, None] + x**2 * fit.v_slope[:, None])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        residual = 1.5 * (np.cbrt(past) ** 2 * fit.mu ** (-1 / 6) - np.sqrt(fit.mu))
        residual /= np.sqrt(np.maximum(fit.dispersion, 1.0)[:, None] * (1 - hat))
        weights = np.where(residual > 1, residual**-2.0, 1.0)
    weights = np.where(np.isfinite(weights), weights, 1.0)
    weights *= past.shape[1] / weights.sum(axis=1, keepdims=True)
    return _fit(past, x, weights, trend=trend)


def _fit(past: Floats, x: Floats, weights: Floats, *, trend: bool) -> _Fit:
    """Maximum quasi-likelihood by Newton's method, from a start that cannot fail: the logarithms of the counts."""
    import numpy as np  # noqa: PLC0415

    mu = past + 0.1
    eta = np.log(mu)
    mean, slope = np.zeros(len(past)), np.zeros(len(past))
    ok = np.zeros(len(past), dtype=np.bool_)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for _ in range(_STEPS):
            working = eta + (past - mu) / mu
            new_mean, new_slope, *_rest = _solve(weights * mu, x, working, trend=trend)
            ok = (np.abs(new_mean - mean) < _EXACT) & (np.abs(new_slope - slope) < _EXACT)
            mean, slope = new_mean, new_slope
            eta = np.clip(mean[:, None] + slope[:, None] * x, -30.0, 30.0)
            mu = np.exp(eta)
            if ok.all():
                break
        _, _, v_mean, v_slope, v_both = _solve(weights * mu, x, eta, trend=trend)
        pearson = (weights * (past - mu) ** 2 / mu).sum(axis=1)
    return _Fit(mean, slope, mu, v_mean, v_slope, v_both, pearson / (past.shape[1] - 1 - trend), ok)


def _solve(w: Floats, x: Floats, y: Floats, *, trend: bool) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Weighted least squares of a line, and the inverse of its normal matrix."""
    import numpy as np  # noqa: PLC0415

    s, wy = w.sum(axis=1), w * y
    zero = np.zeros_like(s)
    if not trend:
        return wy.sum(axis=1) / s, zero, 1 / s, zero, zero
    sx, sxx = (w * x).sum(axis=1), (w * x * x).sum(axis=1)
    sy, sxy = wy.sum(axis=1), (wy * x).sum(axis=1)
    det = s * sxx - sx * sx
    return (sxx * sy - sx * sxy) / det, (s * sxy - sx * sy) / det, sxx / det, s / det, -sx / det


def _critical(freedom: int) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415

    return float(stdtrit(freedom, 1 - TREND_P / 2))
