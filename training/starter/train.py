"""python3 -m starter.train --config cpu: trains, goes on where it was stopped, writes a log.

Ctrl+C or SIGTERM saves and ends; the same command goes on.
"""

import argparse
import csv
import itertools
import os
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Iterator, List

import torch

from . import places
from .config import Config, read_config
from .examples import Batch, Example, batches, load
from .model import Model, Shape
from .optimizer import optimizers
from .tokenizer import Tokenizer

SAVE_EVERY = 100
VALIDATE_EVERY = 200
REPORT_EVERY = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="cpu", help="a name in configs/")
    parser.add_argument("--steps", type=int, help="another number of steps than the configuration's")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="save and stop after this long")
    options = parser.parse_args()
    config = read_config(options.config)
    if options.steps:
        config = replace(config, steps=options.steps)
    Training(config).run(time.monotonic() + options.minutes * 60)


class Training:
    def __init__(self, config: Config):
        self.config = config
        self.folder = places.RUNS / config.name
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(config.seed)
        torch.set_num_threads(os.cpu_count() or 1)
        tokenizer = Tokenizer()
        self.examples = {name: load(places.DIALOGS[name], tokenizer, config.window) for name in config.mixtures}
        self.validation = load(places.VALIDATION, tokenizer, config.window)
        shape = Shape(len(tokenizer), config.width, config.layers, config.heads, config.feed_forward, config.window)
        self.model = Model(shape).to(config.device)
        self.optimizers = optimizers(self.model, config.matrix_lr, config.other_lr, config.weight_decay)
        self.step = self.tokens = 0
        self.seconds = self.flops = 0.0
        self.stopping = False

    def run(self, deadline: float) -> None:
        self.resume()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self.stop)
        weights = sum(p.numel() for p in self.model.parameters())
        print(f"{weights:,} weights, step {self.step} of {self.config.steps}", flush=True)
        began, losses, since = time.monotonic(), [], (time.monotonic(), self.tokens, self.flops)
        for step_batches in self.work():
            losses.append(self.train_step(step_batches))
            self.step += 1
            if self.step % REPORT_EVERY == 0:
                now = time.monotonic()
                took = now - since[0]
                validation = self.validate() if self.step % VALIDATE_EVERY == 0 else None
                self.seconds += took
                self.report(sum(losses) / len(losses), validation, (self.tokens - since[1]) / took, (self.flops - since[2]) / took)
                losses, since = [], (time.monotonic(), self.tokens, self.flops)
            out_of_time = time.monotonic() > deadline
            if self.step % SAVE_EVERY == 0 or self.stopping or out_of_time:
                self.save()
            if self.stopping or out_of_time:
                break
        self.save()
        print(f"stopped at step {self.step} after {time.monotonic() - began:.0f} s", flush=True)

    def stop(self, *_) -> None:
        self.stopping = True

    def work(self) -> Iterator[List[Batch]]:
        """The batches of each step that is still to be done: of the second mixture once the learning rate goes down."""
        main = self.config.main_steps
        level, falling = (self.forever(self.examples[name], part) for part, name in enumerate(self.config.mixtures))
        yield from itertools.islice(level, self.step, main)
        yield from itertools.islice(falling, max(0, self.step - main), self.config.steps - main)

    def forever(self, examples: List[Example], part: int) -> Iterator[List[Batch]]:
        """Epoch after epoch, each in an order of its own."""
        for epoch in itertools.count(1000 * part):
            step: List[Batch] = []
            size = 0
            for batch in batches(examples, self.config.batch_tokens, self.config.seed + epoch):
                step.append(batch)
                size += batch.tokens.numel()
                if size > self.config.step_tokens - self.config.batch_tokens // 2:
                    yield step
                    step, size = [], 0

    def train_step(self, step: List[Batch]) -> float:
        weight = sum(int(batch.learn.sum()) for batch in step)
        total = 0.0
        for batch in step:
            loss = self.loss(batch) / weight
            loss.backward()
            total += float(loss.detach())
            self.tokens += batch.tokens.numel()
            self.flops += self.model.shape.flops(batch.tokens.numel(), int(batch.learn.count_nonzero()))
        share = self.config.learning_rate(self.step)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = share * (self.config.matrix_lr if "momentum" in group else self.config.other_lr)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        return total

    def loss(self, batch: Batch) -> torch.Tensor:
        device = self.config.device
        with torch.autocast(device, dtype=torch.bfloat16):
            return self.model.loss(batch.tokens.to(device), batch.learn.to(device))

    @torch.no_grad()
    def validate(self) -> float:
        total, count = 0.0, 0
        for batch in batches(self.validation, self.config.batch_tokens, 0):
            total += float(self.loss(batch))
            count += int(batch.learn[:, 1:].sum())
        return total / count

    def report(self, loss: float, validation, speed: float, rate: float) -> None:
        log = self.folder / "log.csv"
        new = not log.exists()
        with log.open("a", newline="") as file:
            writer = csv.writer(file)
            if new:
                writer.writerow(["step", "tokens", "flops", "seconds", "loss", "validation", "tokens_per_second", "gflops"])
            shown = "" if validation is None else f"{validation:.4f}"
            writer.writerow(
                [self.step, self.tokens, f"{self.flops:.3e}", f"{self.seconds:.0f}", f"{loss:.4f}", shown, f"{speed:.0f}", f"{rate / 1e9:.0f}"]
            )
        print(f"{self.step:6d} loss {loss:.3f} validation {shown or '-':>6} {speed:6.0f} tokens/s {rate / 1e9:.0f} GFLOP/s", flush=True)

    def save(self) -> None:
        state = {
            "shape": self.model.shape.as_dict(),
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "progress": {name: getattr(self, name) for name in ("step", "tokens", "flops", "seconds")},
        }
        path = self.folder / "checkpoint.pt"
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)

    def resume(self) -> None:
        path: Path = self.folder / "checkpoint.pt"
        if not path.exists():
            if self.config.after:
                before = places.RUNS / self.config.after / "checkpoint.pt"
                self.model.load_state_dict(torch.load(before, map_location=self.config.device)["model"])
            return
        state = torch.load(path, map_location=self.config.device)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"]):
            optimizer.load_state_dict(saved)
        for name, value in state["progress"].items():
            setattr(self, name, value)


if __name__ == "__main__":
    main()
