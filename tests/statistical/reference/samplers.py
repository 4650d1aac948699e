"""Bins of equal probability for the samplers' chi-squared tests, and moments, by scipy.

    python3 tests/statistical/reference/samplers.py > tests/statistical/reference/samplers.json
"""
import json
import math
import sys

import numpy
import scipy
from scipy import optimize, stats

BINS = 64
SHARES = [i / BINS for i in range(1, BINS)]
z95 = stats.norm.ppf(0.95)


def pert(low, mode, high):
    width = high - low
    return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)


class Mixture:
    """Of parts, each with its share."""

    def __init__(self, parts):
        self.parts = parts

    def ppf(self, p):
        cdf = lambda x: sum(w * d.cdf(x) for w, d in self.parts) - p
        return optimize.brentq(cdf, -1e3, 1e3, xtol=1e-13, rtol=1e-14)

    def moment(self, n):
        return sum(w * d.moment(n) for w, d in self.parts)


def moments(d):
    """Mean, variance and fourth central moment: the last says how well the second is known."""
    if isinstance(d, Mixture):
        m, m2, m3, m4 = (d.moment(n) for n in (1, 2, 3, 4))
        return m, m2 - m * m, m4 - 4 * m * m3 + 6 * m * m * m2 - 3 * m**4
    mean, variance, kurtosis = (float(x) for x in d.stats("mvk"))
    return mean, variance, (kurtosis + 3) * variance**2


continuous = {
    '{"normal":{"mean":3,"sd":2}}': stats.norm(3, 2),
    '{"lognormal":{"median":10,"sigma":0.8}}': stats.lognorm(0.8, scale=10),
    '"5 to 20"': stats.lognorm(math.log(4) / (2 * z95), scale=10),
    '"-3 to 5"': stats.norm(1, 4 / z95),
    '{"uniform":{"min":-1,"max":3}}': stats.uniform(-1, 4),
    '{"triangular":{"min":0,"mode":1,"max":5}}': stats.triang(0.2, 0, 5),
    '{"pert":{"min":2,"mode":3,"max":9}}': pert(2, 3, 9),
    '{"beta":{"alpha":2,"beta":5}}': stats.beta(2, 5),
    '{"beta":{"alpha":0.5,"beta":0.5}}': stats.beta(0.5, 0.5),
    '{"beta":{"alpha":0.05,"beta":3}}': stats.beta(0.05, 3),
    '{"beta":{"alpha":300,"beta":20000}}': stats.beta(300, 20000),
    '{"gamma":{"shape":0.05,"scale":2}}': stats.gamma(0.05, scale=2),
    '{"gamma":{"shape":0.5,"scale":2}}': stats.gamma(0.5, scale=2),
    '{"gamma":{"shape":1,"scale":2}}': stats.gamma(1, scale=2),
    '{"gamma":{"shape":3.7,"scale":2}}': stats.gamma(3.7, scale=2),
    '{"gamma":{"shape":10000,"scale":2}}': stats.gamma(10000, scale=2),
    '{"exponential":{"mean":7}}': stats.expon(scale=7),
    '{"weibull":{"shape":0.5,"scale":3}}': stats.weibull_min(0.5, scale=3),
    '{"weibull":{"shape":4,"scale":120}}': stats.weibull_min(4, scale=120),
    '{"mixture":[{"weight":9,"of":{"normal":{"mean":0,"sd":1}}},{"weight":1,"of":{"gamma":{"shape":3,"scale":20}}}]}': Mixture(
        [(0.9, stats.norm(0, 1)), (0.1, stats.gamma(3, scale=20))]
    ),
    '{"mixture":[{"weight":2,"of":{"normal":{"mean":0,"sd":1}}},{"weight":5,"of":{"uniform":{"min":3,"max":5}}},{"weight":3,"of":{"exponential":{"mean":9}}}]}': Mixture(
        [(0.2, stats.norm(0, 1)), (0.5, stats.uniform(3, 2)), (0.3, stats.expon(scale=9))]
    ),
}
trials = [(1, 0.3), (40, 0.3), (40, 0.9), (1000, 0.5), (999, 0.011), (10**6, 0.3), (10**6, 0.99999), (10**9, 2e-8), (10**12, 0.37)]
# shares of Dirichlet(alphas): each has a beta distribution
dirichlet = [(2, 3, 5), (0.05, 0.3, 3), (300, 700), (0.5, 0.5)]


def shares(alphas):
    return {
        "alphas": alphas,
        "edges": [[float(stats.beta(alpha, sum(alphas) - alpha).ppf(p)) for p in SHARES] for alpha in alphas],
    }


def continuous_row(spec, d):
    mean, variance, fourth = moments(d)
    return {
        "spec": json.loads(spec),
        "mean": float(mean),
        "variance": float(variance),
        "fourth": float(fourth),
        "edges": [float(d.ppf(p)) for p in SHARES],
    }


def discrete(n, p):
    """Bins of about equal probability: upper ends, and the probability of each."""
    d = stats.binom(n, p)
    ends = [end for end in sorted({int(d.ppf(share)) for share in SHARES}) if d.cdf(end) < 1]
    below = [float(d.cdf(end)) for end in ends]
    masses = [b - a for a, b in zip([0.0, *below], [*below, 1.0])]
    return {"n": n, "p": p, "ends": ends, "masses": masses, "critical": stats.chi2.ppf(0.999, len(masses) - 1)}


json.dump(
    {
        "source": f"scipy {scipy.__version__}, numpy {numpy.__version__}",
        "alpha": 0.001,
        "critical": stats.chi2.ppf(0.999, BINS - 1),
        "continuous": [continuous_row(spec, d) for spec, d in continuous.items()],
        "dirichlet": [shares(alphas) for alphas in dirichlet],
        "binomial": [discrete(n, p) for n, p in trials],
    },
    sys.stdout,
    indent=1,
)
print()
