"""Writes elementary.json: exp, expm1, log, log1p, pow at doubles, as the nearest double and what it misses in ulp.

    python3 elementary.py 200 > elementary.json

Made with Python 3.11.2 and mpmath 1.2.1 at 60 digits. The argument is the number of points in each range.
"""
import json
import math
import random
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 60
points = int(sys.argv[1])
rng = random.Random(20300301)


def nearest(exact):
    """[double, (exact - double) in units in the last place of the double]"""
    value = float(exact)
    if math.isinf(value) or math.isnan(value):
        return None
    return [value, float(mpmath.nstr((exact - mpf(value)) / mpf(math.ulp(value)), 6))]


def uniform(low, high):
    return [rng.uniform(low, high) for _ in range(points)]


def logarithmic(low, high):
    return [math.exp(rng.uniform(math.log(low), math.log(high))) for _ in range(points)]


def both_signs(values):
    return [value if rng.random() < 0.5 else -value for value in values]


def table(function, inputs):
    rows = []
    for args in inputs:
        row = nearest(function(*[mpf(x) for x in args]))
        if row is not None:
            rows.append([*args, *row])
    return rows


one = lambda values: [[x] for x in values]
near_one = [1 + x for x in both_signs(logarithmic(1e-15, 0.3))]
tables = {
    "exp": table(mpmath.exp, one(uniform(-708, 709.7) + uniform(-1, 1) + uniform(-745, -708) + both_signs(logarithmic(1e-18, 1)))),
    "expm1": table(mpmath.expm1, one(uniform(-40, 60) + uniform(-1.1, 1.1) + uniform(-0.3, 0.3) + uniform(40, 709.7) + both_signs(logarithmic(1e-300, 1)))),
    "log": table(mpmath.log, one(logarithmic(2.3e-308, 1.7e308) + uniform(0.5, 2) + near_one + [5e-324 * rng.randint(1, 2**50) for _ in range(points)])),
    "log1p": table(mpmath.log1p, one(uniform(-1, 1) + logarithmic(1, 1e308) + both_signs(logarithmic(1e-300, 1)) + [-1 + x for x in logarithmic(1e-16, 1)])),
    "pow": table(
        mpmath.power,
        list(zip(logarithmic(1e-300, 1e300), uniform(-1, 1)))
        + list(zip(logarithmic(1e-3, 1e3), uniform(-100, 100)))
        + list(zip(near_one, both_signs(logarithmic(1, 1e12))))
        + list(zip(logarithmic(1e-3, 1e3), both_signs(logarithmic(1e-20, 1e-3))))
        + list(zip([5e-324 * rng.randint(1, 2**50) for _ in range(points)], uniform(-0.9, 0.9)))
        + list(zip(uniform(2, 10), uniform(-320, -220))),
    ),
}
print("{")
names = list(tables)
for name in names:
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in tables[name])
    print(f'"{name}": [\n{rows}\n]' + ("," if name != names[-1] else ""))
print("}")
