"""J3 in numpy: everything a column over the draws."""
import json
import sys
import time

import numpy as np

job = json.load(sys.stdin)
draws = job["draws"]


def played():
    random = np.random.default_rng(1)
    x = []
    for k in range(20):
        z = random.standard_normal(draws)
        if k % 2 == 0:
            z *= 0.1
            z += 0.5
        else:
            z *= 0.3
            np.exp(z, out=z)
            z *= 0.5
        x.append(z)
    leaves = np.empty((30, draws))
    cost = np.empty((10, draws))
    for i in range(10):
        p = 0.2 + 0.3 * x[2 * i]
        p -= 0.1 * x[2 * i + 1]
        np.clip(p, 0.05, 0.9, out=p)
        a = random.standard_gamma(20 * p)
        b = random.standard_gamma(1.0, draws)
        c = random.standard_gamma(20 * (0.95 - p))
        total = a + b
        total += c
        total *= 10
        leaves[3 * i] = a / total
        leaves[3 * i + 1] = b / total
        leaves[3 * i + 2] = c / total
        np.negative(x[2 * i + 1], out=cost[i])
        np.exp(cost[i], out=cost[i])
        cost[i] *= 50
        cost[i] += 100 * x[2 * i]
    intervals = np.quantile(leaves, [0.05, 0.95], axis=1)
    parameters = np.quantile(np.array(x), [0.05, 0.5, 0.95], axis=1)
    cumulative = np.cumsum(leaves, axis=0)
    u = random.random(draws)
    leaf = np.minimum((u >= cumulative).sum(0), 29)
    counts = np.bincount(leaf, minlength=30)
    value = cost[leaf // 3, np.arange(draws)]
    mean = value.mean()
    sd = value.std(ddof=1)
    quantiles = np.quantile(value, [0.05, 0.25, 0.5, 0.75, 0.95])
    upper = value[value >= quantiles[4]].mean()
    return {"a0": counts[0] / draws, "cost": mean, "sd": sd, "upper": upper, "p05": intervals[0, 0], "x0": parameters[1, 0]}


answers = played()
times = []
for _ in range(job["repeats"]):
    start = time.perf_counter()
    answers = played()
    times.append(time.perf_counter() - start)
json.dump({"all": times, "answers": {key: float(value) for key, value in answers.items()}}, sys.stdout)
