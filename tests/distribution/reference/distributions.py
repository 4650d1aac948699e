"""Writes distributions.json: every kind of distribution as scipy.stats computes it.

    python3 distributions.py > distributions.json

Made with Python 3.11.2, scipy 1.10.1 and numpy 1.24.2. Each entry: the spec, its mean, [x, cdf, survival] and [p, quantile].
scipy's triangular survival function is 1 - cdf, without digits of its own: here it is the closed form in exact fractions.
"""
import json
import math
from fractions import Fraction

import numpy
from scipy import optimize, stats

Z95 = stats.norm.ppf(0.95)


def beta_between(low, high, alpha, beta):
    return stats.beta(alpha, beta, loc=low, scale=high - low)


def pert(low, mode, high):
    return beta_between(low, high, 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))


def triangular(low, mode, high):
    dist = stats.triang((mode - low) / (high - low), loc=low, scale=high - low)
    plain = dist.sf
    dist.sf = lambda x: float((high - Fraction(x)) ** 2 / ((high - low) * (high - mode))) if mode < x < high else plain(x)
    return dist


def lognormal_interval(low, high):
    return stats.lognorm(s=math.log(high / low) / (2 * Z95), scale=math.sqrt(low * high))


def normal_interval(low, high):
    return stats.norm((low + high) / 2, (high - low) / (2 * Z95))


cases = [
    ({"normal": {"mean": 10, "sd": 2}}, stats.norm(10, 2), [-20, 3, 9, 10, 12.5, 30]),
    ({"normal": {"mean": -1e6, "sd": 1e-3}}, stats.norm(-1e6, 1e-3), [-1e6 - 0.0078125, -1e6, -1e6 + 0.00390625]),
    ({"lognormal": {"median": 7, "sigma": 0.5}}, stats.lognorm(s=0.5, scale=7), [0.01, 3, 7, 8, 40, 1000]),
    ({"lognormal": {"median": 0.001, "sigma": 3}}, stats.lognorm(s=3, scale=0.001), [1e-12, 1e-3, 5, 1e6]),
    ("5 to 20", lognormal_interval(5, 20), [1, 5, 10, 20, 100]),
    ("0.01 to 0.4", lognormal_interval(0.01, 0.4), [1e-4, 0.01, 0.05, 0.4, 3]),
    ("-3 to 4.5", normal_interval(-3, 4.5), [-20, -3, 0, 0.75, 4.5, 20]),
    ("0 to 1", normal_interval(0, 1), [-1, 0, 0.5, 1, 3]),
    ({"uniform": {"min": -2, "max": 6}}, stats.uniform(-2, 8), [-3, -2, -1.9, 2, 5.5, 6, 7]),
    ({"triangular": {"min": 0, "mode": 3, "max": 10}}, triangular(0, 3, 10), [-1, 0.001, 2, 3, 4, 9.999, 11]),
    ({"triangular": {"min": 1, "mode": 1, "max": 2}}, triangular(1, 1, 2), [1.001, 1.5, 1.999]),
    ({"triangular": {"min": 1, "mode": 2, "max": 2}}, triangular(1, 2, 2), [1.001, 1.5, 1.999]),
    ({"pert": {"min": 0, "mode": 3, "max": 10}}, pert(0, 3, 10), [-1, 0.001, 2, 3, 4, 9.99, 11]),
    ({"pert": {"min": -5, "mode": -5, "max": 5}}, pert(-5, -5, 5), [-4.9, 0, 4.5]),
    ({"pert": {"min": 2, "mode": 3, "max": 3}}, pert(2, 3, 3), [2.01, 2.5, 2.99]),
    ({"beta": {"alpha": 2, "beta": 3}}, stats.beta(2, 3), [0, 1e-6, 0.2, 0.5, 0.97, 1]),
    ({"beta": {"alpha": 0.3, "beta": 0.7}}, stats.beta(0.3, 0.7), [1e-12, 0.2, 0.5, 0.97]),
    ({"beta": {"alpha": 120, "beta": 40}}, stats.beta(120, 40), [0.3, 0.7, 0.75, 0.8, 0.95]),
    ({"gamma": {"shape": 2, "scale": 3}}, stats.gamma(2, scale=3), [0, 0.01, 3, 6, 20, 200]),
    ({"gamma": {"shape": 0.2, "scale": 50}}, stats.gamma(0.2, scale=50), [1e-9, 0.1, 10, 300]),
    ({"gamma": {"shape": 400, "scale": 0.25}}, stats.gamma(400, scale=0.25), [60, 95, 100, 110, 160]),
    ({"exponential": {"mean": 90}}, stats.expon(scale=90), [-1, 0, 1e-9, 30, 90, 4000]),
    ({"weibull": {"shape": 1.3, "scale": 120}}, stats.weibull_min(1.3, scale=120), [-1, 1e-3, 60, 120, 300, 5000]),
    ({"weibull": {"shape": 0.5, "scale": 10}}, stats.weibull_min(0.5, scale=10), [1e-9, 1, 10, 1e4]),
]
probabilities = [1e-12, 1e-3, 0.05, 0.3, 0.5, 0.8, 0.95, 1 - 2.0**-20]


def numbers(values):
    return [float(value) for value in values]


def entry(spec, dist, xs):
    return {
        "spec": spec,
        "mean": float(dist.mean()),
        "values": [numbers([x, dist.cdf(x), dist.sf(x)]) for x in xs],
        "quantiles": [numbers([p, dist.ppf(p)]) for p in probabilities],
    }


class Mixture:
    """What scipy.stats has none of: weighted sums of its cdf, and the quantile by Brent's method."""

    def __init__(self, parts):
        total = sum(weight for weight, _ in parts)
        self.parts = [(weight / total, dist) for weight, dist in parts]

    def cdf(self, x):
        return sum(weight * dist.cdf(x) for weight, dist in self.parts)

    def sf(self, x):
        return sum(weight * dist.sf(x) for weight, dist in self.parts)

    def mean(self):
        return sum(weight * dist.mean() for weight, dist in self.parts)

    def ppf(self, p):
        ends = [dist.ppf(p) for _, dist in self.parts]
        function = (lambda x: self.cdf(x) / p - 1) if p < 0.5 else (lambda x: 1 - self.sf(x) / (1 - p))
        return optimize.brentq(function, min(ends), max(ends), xtol=1e-300, rtol=4 * numpy.finfo(float).eps)


mixture = {"mixture": [{"weight": 3, "of": "5 to 20"}, {"weight": 1, "of": {"normal": {"mean": 40, "sd": 2}}}]}
cases.append((mixture, Mixture([(3, lognormal_interval(5, 20)), (1, stats.norm(40, 2))]), [1, 10, 25, 40, 60]))

values = [3, 8, 5, 5, -2, 100, 7.5]


class Empirical:
    def cdf(self, x):
        return sum(value <= x for value in values) / len(values)

    def sf(self, x):
        return sum(value > x for value in values) / len(values)

    def mean(self):
        return numpy.mean(values)

    def ppf(self, p):
        return numpy.quantile(values, p, method="inverted_cdf")


cases.append(({"empirical": values}, Empirical(), [-3, -2, 4, 5, 99, 100, 101]))
print("[\n" + ",\n".join(json.dumps(entry(*case), separators=(",", ":")) for case in cases) + "\n]")
