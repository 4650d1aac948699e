"""Writes special.json: normal, gamma and beta functions and their quantiles at doubles, as the nearest doubles.

    python3 special.py > special.json

Made with Python 3.11.2 and mpmath 1.2.1. Tails are summed from power series with positive terms at 60 digits and more; the
other tail is the complement at 400 digits, so that it too is exact. Nothing here shares a method with the library.
Quantiles are solved on those by bisection, in ln x (gamma) and in the log odds (beta).
"""
import json

import mpmath
from mpmath import mp, mpf

mp.dps = 400


def lower_gamma(a, x):
    """P(a, x) = x^a e^-x / Gamma(a+1) * sum x^n / ((a+1)...(a+n))"""
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** (-mp.dps):
        n += 1
        term *= x / (a + n)
        total += term
    return mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1)) * total


def lower_beta(a, b, x, y):
    """I_x(a, b) = x^a y^b / (a B) * sum (a+b)_n / (a+1)_n x^n"""
    if x > mpf(1) / 2:
        return 1 - lower_beta(b, a, y, x)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** (-mp.dps):
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    log_beta = mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)
    return mpmath.exp(a * mpmath.log(x) + b * mpmath.log(y) - log_beta) / a * total


def doubles(*values):
    return [float(value) for value in values]


def gamma_rows():
    rows = []
    for a in [1e-300, 1e-10, 1e-3, 0.1, 0.5, 0.999, 1.0, 1.5, 2.5, 7.0, 30.0, 100.0, 999.5, 1e4, 1e5, 1e6]:
        sd = a**0.5
        if a < 20:
            xs = [1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.9, 1.0, 1.09, 1.11, 1.5, 2.0, 3.5, 6.0, 9.0, 15.0, 40.0, 100.0, 600.0]
        else:
            xs = [a + z * sd for z in [-30, -8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 30] if a + z * sd > 0] + [a / 3, a / 1.5, a * 1.2, a * 2]
        for x in xs:
            mp.dps = 400 if a < 2e5 else 380
            lower = lower_gamma(mpf(a), mpf(x))
            rows.append([a, x, *doubles(lower, 1 - lower)])
    return rows


def beta_rows():
    rows = []
    shapes = [
        (1e-3, 1e-3), (1e-3, 5.0), (0.0025, 0.0025), (0.5, 0.5), (0.5, 3.0), (0.9, 0.2), (1.0, 1.0), (1.5, 1.0), (2.0, 3.0), (3.4, 2.6),
        (12.5, 8.5), (30.0, 0.1), (40.0, 60.0), (200.0, 1.5), (1000.0, 0.01), (500.0, 900.0), (1e4, 3e4), (1e5, 2.0), (1e6, 1e-3), (1e6, 30.0), (1e6, 1e6), (1e6, 2e4),
    ]
    for a, b in shapes + [(b, a) for a, b in shapes if a != b]:
        n = a + b
        mean = a / n
        sd = (a * b / n / n / (n + 1)) ** 0.5
        xs = [mean + z * sd for z in [-30, -8, -3, -1, 0, 1, 3, 8, 30]]
        if n < 20:
            xs += [1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.99, 0.99999]
        if b < 50:
            xs += [mean**4, mean / 2]
        for x in sorted({x for x in xs if 0 < x < 1}):
            mp.dps = 400
            lower = lower_beta(mpf(a), mpf(b), mpf(x), 1 - mpf(x))
            rows.append([a, b, x, *doubles(lower, 1 - lower)])
    return rows


def solve(function, target, low, high, digits=40):
    """The u in [low, high] at which an increasing function is target."""
    mp.dps = digits
    for _ in range(130):
        middle = (low + high) / 2
        if function(middle) < target:
            low = middle
        else:
            high = middle
    return low


def gamma_quantile_rows():
    rows = []
    for a in [1e-3, 0.01, 0.3, 1.0, 1.3, 4.0, 50.0, 3000.0]:
        for p in [1e-300, 1e-12, 0.01, 0.5, 0.9, 0.9999999, 1 - 2.0**-53]:
            u = solve(lambda u: lower_gamma(mpf(a), mpmath.exp(u)), mpf(p), mpf(-800000), mpf(10))
            rows.append([a, p, float(u), float(mpmath.exp(u))])
    return rows


def beta_quantile_rows():
    rows = []
    for a, b in [(0.0025, 0.0025), (0.1, 3.0), (0.5, 0.5), (2.0, 3.0), (3.4, 2.6), (5.0, 1.0), (30.0, 70.0), (800.0, 12.0)]:
        for p in [1e-200, 1e-12, 0.01, 0.2, 0.5, 0.9, 0.9999999, 1 - 2.0**-53]:
            # 240 digits keep a lower tail of 1e-200 that is formed as a complement.
            cdf = lambda u: lower_beta(mpf(a), mpf(b), 1 / (1 + mpmath.exp(-u)), 1 / (1 + mpmath.exp(u)))
            u = solve(cdf, mpf(p), mpf(-200000), mpf(20000), 240 if p < 1e-30 else 40)
            rows.append([a, b, p, *doubles(1 / (1 + mpmath.exp(-u)), 1 / (1 + mpmath.exp(u)))])
    return rows


def normal_rows():
    zs = [-38.4, -37, -20, -10, -6, -5.7, -5.65, -5, -4, -3, -2, -1.6448536269514722, -1, -0.7, -0.67, -0.66, -0.5, -0.1, -1e-5, -1e-300, 0]
    zs += [-z for z in zs if z != 0] + [k / 7 for k in range(-80, 81)]
    return [[z, *doubles(mpmath.erfc(-mpf(z) / mpmath.sqrt(2)) / 2, mpmath.erfc(mpf(z) / mpmath.sqrt(2)) / 2)] for z in zs]


def normal_quantile_rows():
    ps = [5e-324, 1e-300, 1e-100, 1e-30, 1e-17, 2.0**-53, 1e-10, 1.3e-11, 1.4e-11, 1e-5, 0.001, 0.05, 0.07, 0.0749, 0.0751, 0.1, 0.2, 0.3, 0.4, 0.49, 0.4999999]
    ps += [0.5000001, 0.6, 0.75, 0.9, 0.924, 0.926, 0.95, 0.99, 0.999999, 1 - 2.0**-30, 1 - 2.0**-53]
    rows = []
    for p in ps:
        z = solve(lambda z: mpmath.erfc(-z / mpmath.sqrt(2)) / 2, mpf(p), mpf(-40), mpf(10))
        rows.append([p, float(z)])
    return rows


def log_gamma_rows():
    xs = [1e-300, 1e-20, 1e-3, 0.1, 0.499, 0.501, 0.9, 0.999999, 1 - 2.0**-53, 1 + 2.0**-52, 1.0001, 1.2, 1.4999, 1.5001, 1.9, 1.9999999]
    xs += [2 + 2.0**-51, 2.0001, 2.3, 2.5001, 3.0, 3.5, 4.5, 7.7, 9.99, 10.01, 30.5, 171.0, 1e3, 1e6, 1e15, 1e100, 1e300, 1e305]
    return [[x, float(mpmath.loggamma(mpf(x)))] for x in xs]


def log_beta_rows():
    pairs = [(1e-300, 1e-300), (1e-3, 1e-3), (1e-3, 1e6), (0.5, 0.5), (1.0, 1.0), (1.0, 1e6), (2.0, 3.0), (9.5, 9.5), (11.0, 11.0), (1e6, 1e6), (1e6, 11.0), (1e10, 1e-3), (1e15, 2.5)]
    value = lambda a, b: mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)
    return [[a, b, float(value(mpf(a), mpf(b)))] for a, b in pairs]


tables = {
    "logGamma": log_gamma_rows(),
    "logBeta": log_beta_rows(),
    "normal": normal_rows(),
    "normalQuantile": normal_quantile_rows(),
    "gamma": gamma_rows(),
    "beta": beta_rows(),
    "gammaQuantile": gamma_quantile_rows(),
    "betaQuantile": beta_quantile_rows(),
}
print("{")
names = list(tables)
for name in names:
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in tables[name])
    print(f'"{name}": [\n{rows}\n]' + ("," if name != names[-1] else ""))
print("}")
