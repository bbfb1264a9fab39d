"""python3 -m starter.curve --config cpu: the losses of a run as a picture, loss-<config>.png."""

import argparse
import csv

import matplotlib

from . import places

matplotlib.use("agg")
from matplotlib import pyplot  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="cpu")
    options = parser.parse_args()
    with (places.RUNS / options.config / "log.csv").open() as file:
        rows = list(csv.DictReader(file))
    validated = [row for row in rows if row["validation"]]

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.4), constrained_layout=True)
    left.plot(*columns(rows, "tokens", "loss"), linewidth=1, label="training dialogs")
    left.plot(*columns(validated, "tokens", "validation"), linewidth=2, label="validation pairs, all sources")
    left.set(xlabel="tokens trained on", ylabel="loss per answer token (nats)")
    left.legend()
    right.plot(*columns(rows, "seconds", "gflops"), linewidth=1)
    right.set(xlabel="seconds of training", ylabel="achieved GFLOP/s", ylim=(0, None))
    for axes in (left, right):
        axes.grid(alpha=0.3)
    figure.savefig(places.TRAINING / f"loss-{options.config}.png", dpi=110)


def columns(rows: list, x: str, y: str) -> tuple:
    return [float(row[x]) for row in rows], [float(row[y]) for row in rows]


if __name__ == "__main__":
    main()
