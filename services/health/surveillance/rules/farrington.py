"""Farrington's method (1996) for one series, with statsmodels: an over-dispersed Poisson regression on the past.

Past outbreaks are weighed down by their Anscombe residuals. A trend is kept if it is significant (5 %), if there are
three years and cases in more than one of them, and if it foretells no more than was ever seen. The bound is taken on
the scale of the power 2/3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.health.surveillance.rules.farrington_batch import TREND_P, TREND_YEARS, bound

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import ArrayLike, NDArray


def predict(past: ArrayLike, times: ArrayLike, at: float, options: Mapping[str, Any]) -> tuple[float, float]:
    """Expected count and upper bound at the moment `at`, from the counts `past` at `times`."""
    import numpy as np  # noqa: PLC0415 - only who detects needs it

    y = np.asarray(past, dtype=np.float64)
    if not y.any():
        return 0.0, 0.0
    x = np.asarray(times, dtype=np.float64)
    middle, scale = x.mean(), max(float(np.abs(x - x.mean()).max()), 1.0)
    x, x0 = (x - middle) / scale, (at - middle) / scale
    several = y.reshape(options["years"], -1).any(axis=1).sum() > 1
    if options["trend"] and options["years"] >= TREND_YEARS and several:
        design, there = np.column_stack([np.ones_like(x), x]), np.array([1.0, x0])
        fit = _fit(y, design, options)
        if fit is not None and fit.pvalues[1] < TREND_P and np.exp(there @ fit.params) <= y.max():
            return _predicted(fit, there, options)
    return _predicted(_fit(y, np.ones((len(y), 1)), options), np.array([1.0]), options)


def _fit(y: NDArray[np.float64], design: NDArray[np.float64], options: Mapping[str, Any]) -> Any:  # noqa: ANN401 - statsmodels' own
    """None if the fit does not come to rest."""
    import warnings  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415
    from statsmodels.genmod.families import Poisson  # noqa: PLC0415
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415

    def fitted(weights: NDArray[np.float64]) -> Any:  # noqa: ANN401
        made = GLM(y, design, family=Poisson(), var_weights=weights)
        return made.fit(scale="X2", use_t=True, tol=1e-11, maxiter=60)

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # A fit that does not come to rest is answered for below.
        warnings.simplefilter("ignore")
        fit = fitted(np.ones_like(y))
        if options["reweight"]:
            mu, hat = fit.fittedvalues, fit.get_hat_matrix_diag()
            residual = 1.5 * (np.cbrt(y) ** 2 * mu ** (-1 / 6) - np.sqrt(mu))
            residual /= np.sqrt(max(fit.scale, 1.0) * (1 - hat))
            weights = np.where(residual > 1, residual**-2.0, 1.0)
            weights = np.where(np.isfinite(weights), weights, 1.0)
            fit = fitted(weights * len(y) / weights.sum())
    return fit if fit.converged and np.isfinite(fit.params).all() else None


def _predicted(fit: Any, there: NDArray[np.float64], options: Mapping[str, Any]) -> tuple[float, float]:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415

    expected = np.exp([there @ fit.params])
    phi = np.array([max(float(fit.scale), 1.0)])
    variance = phi * float(there @ fit.normalized_cov_params @ there)
    return float(expected[0]), float(bound(expected, phi, variance, options["alpha"])[0])
