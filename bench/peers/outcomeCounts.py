"""J4 in numpy: one multinomial variate."""
import json
import sys
import time

import numpy as np

job = json.load(sys.stdin)
p = np.array(job["p"])
p /= p.sum()
times = []
for seed in range(job["repeats"]):
    start = time.perf_counter()
    counts = np.random.default_rng(seed).multinomial(int(job["runs"]), p)
    times.append(time.perf_counter() - start)
json.dump({"all": times, "answers": {"first": float(counts[0])}}, sys.stdout)
