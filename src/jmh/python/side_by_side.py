"""The tasks of the benchmarks in Python, with what Debian's packages hold.

Packages: python3-pomegranate (hidden Markov models, and networks by loopy belief propagation,
which is exact on trees only) and python3-numpy (Kalman's filter and smoother, and variable
elimination by einsum, written here because no package there holds them). Prints the least and
the median of many runs in microseconds.

    /usr/bin/python3 src/jmh/python/side_by_side.py
"""

import re
import statistics
import time
from pathlib import Path

import numpy as np
import pomegranate as pg

NETWORKS = Path("src/test/resources/reference/networks")
BUDGET = 2.0


def timed(name, task, unit=1):
    task()
    times = []
    start = time.perf_counter()
    while len(times) < 3 or time.perf_counter() - start < BUDGET:
        before = time.perf_counter()
        task()
        times.append(time.perf_counter() - before)
    least, median = (1e6 * t / unit for t in (min(times), statistics.median(times)))
    print(f"{name:60s} least {least:12.2f}  median {median:12.2f} us", flush=True)


def binary():
    """The seven quantities of a binary latent variable at 512 variants, as arrays."""
    rng = np.random.default_rng(7)
    prior, low, high, enc = (rng.uniform(0.05, 0.95, 512) for _ in range(4))

    def task():
        evidence = (1 - prior) * low + prior * high
        log_evidence = np.log(evidence)
        posterior = prior * high / evidence
        reconstruction = (1 - enc) * np.log(low) + enc * np.log(high)
        kl = (1 - enc) * np.log((1 - enc) / (1 - prior)) + enc * np.log(enc / prior)
        elbo = reconstruction - kl
        gap = (1 - enc) * np.log((1 - enc) / (1 - posterior)) + enc * np.log(enc / posterior)
        return log_evidence, elbo, gap

    timed("binary model, by hand in numpy, 512 variants together, each", task, 512)


def bif(name):
    text = (NETWORKS / f"{name}.bif").read_text()
    states = {
        v: [s.strip() for s in names.split(",")]
        for v, names in re.findall(r"variable\s+(\S+)\s*\{\s*type discrete \[ *\d+ *\] *\{([^}]*)\}", text)
    }
    tables = {}
    for head, body in re.findall(r"probability \(([^)]*)\)\s*\{(.*?)\n\}", text, re.S):
        child, _, given = (part.strip() for part in head.partition("|"))
        parents = [p.strip() for p in given.split(",") if p.strip()]
        table = np.zeros([len(states[v]) for v in [*parents, child]])
        if not parents:
            table[...] = [float(x) for x in re.search(r"table ([^;]*);", body)[1].split(",")]
        for row, numbers in re.findall(r"\(([^)]*)\)\s*([^;]*);", body):
            at = tuple(states[p].index(s.strip()) for p, s in zip(parents, row.split(",")))
            table[at] = [float(x) for x in numbers.split(",")]
        tables[child] = (parents, table / table.sum(axis=-1, keepdims=True))
    return states, tables


def network(name):
    states, tables = bif(name)
    seen = list(states)[-1]
    number = {v: i for i, v in enumerate(states)}

    def factors():
        for v, (parents, table) in tables.items():
            scope = [*parents, v]
            if seen in scope:
                table = np.take(table, 0, axis=scope.index(seen))
                scope = [u for u in scope if u != seen]
            yield table, frozenset(scope), scope

    def posterior(asked):
        open_factors = list(factors())
        hidden = [v for v in states if v not in (asked, seen)]
        while hidden:

            def cost(v):
                scope = frozenset().union(*(f[1] for f in open_factors if v in f[1]))
                return np.prod([len(states[u]) for u in scope], dtype=float)

            v = min(hidden, key=cost)
            hidden.remove(v)
            mention = [f for f in open_factors if v in f[1]]
            open_factors = [f for f in open_factors if v not in f[1]]
            scope = sorted(frozenset().union(*(f[1] for f in mention)) - {v}, key=number.get)
            local = {u: i for i, u in enumerate([*scope, v])}
            operands = []
            for table, _, axes in mention:
                operands += [table, [local[u] for u in axes]]
            made = np.einsum(*operands, [local[u] for u in scope])
            open_factors.append((made, frozenset(scope), scope))
        made = np.prod([t for t, scope, _ in open_factors if not scope] or [1.0])
        for table, scope, _ in open_factors:
            if scope:
                made = made * table
        return made / made.sum()

    names = list(states)
    timed(f"{name}: posterior of one, elimination in numpy", lambda: posterior(names[0]))
    timed(
        f"{name}: all marginals, elimination in numpy",
        lambda: [posterior(v) for v in names if v != seen],
    )

    made = {}
    model = pg.BayesianNetwork()
    pending = list(names)
    while pending:
        v = next(u for u in pending if all(p in made for p in tables[u][0]))
        pending.remove(v)
        parents, table = tables[v]
        if not parents:
            distribution = pg.DiscreteDistribution(dict(zip(states[v], table)))
        else:
            rows = [
                [*(states[p][i] for p, i in zip(parents, at)), states[v][at[-1]], float(table[at])]
                for at in np.ndindex(table.shape)
            ]
            distribution = pg.ConditionalProbabilityTable(rows, [made[p][0] for p in parents])
        made[v] = distribution, pg.State(distribution, name=v)
        model.add_state(made[v][1])
    for v, (parents, _) in tables.items():
        for p in parents:
            model.add_edge(made[p][1], made[v][1])
    model.bake()
    beliefs = model.predict_proba({seen: states[seen][0]})
    at = [s.name for s in model.states].index(names[0])
    exact = posterior(names[0])
    off = abs(beliefs[at].parameters[0][states[names[0]][0]] - exact[0])
    timed(
        f"{name}: all marginals, pomegranate (loopy; off by {off:.1e})",
        lambda: model.predict_proba({seen: states[seen][0]}),
    )


def hmm(length=2000, size=5):
    rng = np.random.default_rng(7)
    initial = rng.dirichlet(np.ones(size))
    transition = rng.dirichlet(np.ones(size), size)
    emission = rng.dirichlet(np.ones(size), size)
    symbols = [str(i) for i in range(size)]
    model = pg.HiddenMarkovModel.from_matrix(
        transition,
        [pg.DiscreteDistribution(dict(zip(symbols, row))) for row in emission],
        initial,
    )
    seen = [symbols[i] for i in rng.integers(size, size=length)]

    def task():
        model.forward(seen)
        model.predict_proba(seen)
        model.viterbi(seen)

    timed("hidden chain, 2,000 steps: filter, smooth, path, pomegranate", task)


def kalman(length=1000):
    rng = np.random.default_rng(7)
    a = np.eye(4)
    a[0, 2] = a[1, 3] = 0.5
    c = np.eye(2, 4)
    q, r = 0.1 * np.eye(4), np.eye(2)
    seen = rng.normal(size=(length, 2))

    def task():
        m, p = np.zeros(4), np.eye(4)
        predicted, filtered = [], []
        for t, x in enumerate(seen):
            if t:
                m, p = a @ m, a @ p @ a.T + q
            predicted.append((m, p))
            s = c @ p @ c.T + r
            gain = np.linalg.solve(s, c @ p).T
            m = m + gain @ (x - c @ m)
            i = np.eye(4) - gain @ c
            p = i @ p @ i.T + gain @ r @ gain.T
            filtered.append((m, p))
        smoothed = [filtered[-1]]
        for t in range(length - 2, -1, -1):
            m, p = filtered[t]
            ahead, wide = predicted[t + 1]
            gain = np.linalg.solve(wide, a @ p).T
            later, spread = smoothed[-1]
            smoothed.append((m + gain @ (later - ahead), p + gain @ (spread - wide) @ gain.T))
        return smoothed

    timed("Kalman, 1,000 steps, 4 dimensions: filter, smooth, in numpy", task)


if __name__ == "__main__":
    binary()
    hmm()
    kalman()
    for file in ("earthquake", "cancer", "survey", "asia", "child", "alarm"):
        network(file)
