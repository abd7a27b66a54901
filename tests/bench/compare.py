#!/usr/bin/env python3
"""Compares this runtime with Erlang/OTP (BEAM) and the C++ Actor Framework (CAF).

The same works run on each, every run in a process of its own and in interleaved rounds; the tables
show medians. What is not built yet is built first. A peer that is not installed is left out.
"""

import argparse
import collections
import dataclasses
import datetime
import json
import math
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEAM_SOURCE = ROOT / "tests/bench/beam/bench.erl"
TARGETS = ("bench_otp", "bench_otp_untraced", "bench_caf")
TIMEOUT = 60  # seconds for one run
SIZED_ROUNDS = 3  # of works in several sizes, which take long
UNTRACED_WORKS = {"ping_pong": [1], "call": [1], "cast": [1], "spawn_exit": [1]}

# What benchmark 1.7 says of every run; other numbers are counters of the work.
STANDARD_KEYS = {
    "family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads",
    "iterations", "real_time", "cpu_time", "items_per_second",
}
SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclasses.dataclass
class Result:
    ops: float
    wall: float
    cpu: float
    figures: dict

    @property
    def per_cpu(self):
        return self.ops / self.cpu / 1e6 if self.cpu else None

    @property
    def per_wall(self):
        return self.ops / self.wall / 1e6 if self.wall else None


class Failed(Exception):
    """A run that gave no figures; `again` says whether another may."""

    def __init__(self, why, again=True):
        super().__init__(why)
        self.again = again


def output_of(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failed(f"took more than {TIMEOUT} s", again=False) from None
    except OSError as error:
        raise Failed(f"did not start: {error.strerror}", again=False) from None
    if done.returncode != 0:
        raise Failed(f"ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    return done.stdout


class GoogleBenchmark:
    """A program whose benchmarks are named WORK/workers:N/...

    A work that is done in several sizes, WORK/workers:N/size:M/..., counts as works WORK/size:M.
    """

    def __init__(self, name, program, only=None):
        self.name = name
        self.program = program
        self.only = only

    def works(self):
        works = {}
        for line in output_of([self.program, "--benchmark_list_tests"]).splitlines():
            if match := re.match(r"([^/]+)/workers:(\d+)(/size:\d+)?(/|$)", line):
                works.setdefault(match[1] + (match[3] or ""), []).append(int(match[2]))
        return self.only or works

    def run(self, work, workers):
        name, *size = work.split("/")
        chosen = "/".join([re.escape(name), f"workers:{workers}", *size])
        only = f"--benchmark_filter=^{chosen}(/|$)"
        report = json.loads(output_of([self.program, only, "--benchmark_format=json"]))
        run = report["benchmarks"][0]
        if run.get("error_occurred"):
            raise Failed(run["error_message"])
        unit = SECONDS[run["time_unit"]]
        wall = run["real_time"] * unit
        figures = {key: value for key, value in run.items()
                   if isinstance(value, (int, float)) and key not in STANDARD_KEYS}
        return Result(run.get("items_per_second", 0) * wall, wall, run["cpu_time"] * unit, figures)


class Beam:
    name = "BEAM"

    def __init__(self, folder):
        self.folder = folder

    def works(self):
        names = re.findall(r"^run\((\w+)\) ->", BEAM_SOURCE.read_text(), re.MULTILINE)
        return {name: [1, 2] for name in names}

    def run(self, work, workers):
        # Busy waiting of the schedulers would count as CPU time of the work.
        output = output_of([
            "erl", "+S", f"{workers}:{workers}", "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio",
            "none", "+P", "4000000", "-noshell", "-pa", self.folder, "-s", "bench", "main", work])
        figures = json.loads(output.splitlines()[-1])
        del figures["work"]
        return Result(figures.pop("ops"), figures.pop("wall"), figures.pop("cpu"), figures)


# Building.


def build_step(command):
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        sys.exit(f"compare.py: this failed: {' '.join(map(str, command))}")


def build(folder):
    if not (folder / "CMakeCache.txt").exists():
        preset = ROOT / "tests/presets/release.cmake"
        build_step(["cmake", "-B", folder, "-S", ROOT, "-C", preset])
    listed = subprocess.run(["cmake", "--build", folder, "--target", "help"],
                            capture_output=True, text=True).stdout
    known = [target for target in TARGETS if re.search(rf"\b{target}\b", listed)]
    if "bench_otp" not in known:
        sys.exit("compare.py: bench_otp cannot be built without the package libbenchmark-dev")
    build_step(["cmake", "--build", folder, "--target", *known])


def prepare(folder):
    """Ours, BEAM, CAF and ours without the code that records; None for one that is not there, and a
    sentence for each such."""
    programs = folder / "tests/bench"
    if not (programs / "bench_otp").exists():
        build(folder)
    ours = GoogleBenchmark("ours", programs / "bench_otp")
    beam = caf = None
    notes = []
    if shutil.which("erl") and shutil.which("erlc"):
        build_step(["erlc", "-o", programs, BEAM_SOURCE])
        beam = Beam(programs)
    else:
        notes.append("BEAM is not installed: the package erlang-base brings it.")
    if (programs / "bench_caf").exists():
        caf = GoogleBenchmark("CAF", programs / "bench_caf")
    elif pathlib.Path("/usr/include/caf/all.hpp").exists():
        notes.append(f"CAF is installed, but {folder} was built without bench_caf: build that.")
    else:
        notes.append("CAF is not installed: the package libcaf-dev brings it.")
    untraced = None
    if (programs / "bench_otp_untraced").exists():
        untraced = GoogleBenchmark("untraced", programs / "bench_otp_untraced", UNTRACED_WORKS)
    return [ours, beam, caf, untraced], notes


# Running.


class Measurements:
    """Results of all rounds by peer, work and workers."""

    def __init__(self):
        self.results = collections.defaultdict(list)
        self.failed = set()
        self.given_up = set()

    def run(self, peer, work, workers):
        key = (peer.name, work, workers)
        if key in self.given_up:
            return
        try:
            self.results[key].append(peer.run(work, workers))
        except (Failed, ValueError, KeyError, IndexError) as error:
            print(f"{peer.name}, {work} on {workers}: {error}", file=sys.stderr)
            self.failed.add(key)
            if not getattr(error, "again", True):
                self.given_up.add(key)

    def median(self, name, work, workers, figure):
        """Of what `figure` gives for each result; None without any, "failed" when all runs did."""
        key = (name, work, workers)
        values = [value for result in self.results[key] if (value := figure(result)) is not None]
        if values:
            return statistics.median(values)
        return "failed" if key in self.failed else None


def rows_of(peers):
    """(work, workers) in the order of ours, then what only peers have."""
    works = {}
    for peer in peers:
        for work, workers in peer.works().items():
            works.setdefault(work, workers)
    return [(work, workers) for work in works for workers in works[work]]


def run_all(peers, rows, rounds):
    measured = Measurements()
    known = {peer.name: peer.works() for peer in peers}
    start = time.monotonic()
    for number in range(1, rounds + 1):
        for work, workers in rows:
            if "/size:" in work and number > SIZED_ROUNDS:
                continue
            for peer in peers:
                if workers in known[peer.name].get(work, []):
                    measured.run(peer, work, workers)
        elapsed = time.monotonic() - start
        print(f"round {number} of {rounds}, {elapsed:.0f} s", file=sys.stderr)
    return measured


# Showing.

NAMES = ("ours", "BEAM", "CAF")


@dataclasses.dataclass
class Table:
    title: str
    heads: list
    rows: list


def three_digits(value):
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    if value == 0:
        return "0"
    decimals = 2 - math.floor(math.log10(abs(value)))
    return f"{round(value, decimals):.{max(decimals, 0)}f}"


def ratio(one, other):
    numbers = isinstance(one, float) and isinstance(other, float)
    return one / other if numbers and other else None


def throughput_table(measured, rows):
    table = Table(
        "Throughput: millions of ops for each second of CPU time, then of wall time",
        ["work", "workers", *NAMES, "ours/BEAM", "ours/CAF", *(f"wall: {name}" for name in NAMES)],
        [])
    for work, workers in rows:
        if "/size:" in work:
            continue
        cpu = [measured.median(name, work, workers, lambda r: r.per_cpu) for name in NAMES]
        wall = [measured.median(name, work, workers, lambda r: r.per_wall) for name in NAMES]
        ratios = [ratio(cpu[0], cpu[1]), ratio(cpu[0], cpu[2])]
        table.rows.append([work, str(workers), *map(three_digits, cpu + ratios + wall)])
    return table


def figure_table(measured, rows, key, title):
    """One figure for each peer, of the works that have it."""
    table = Table(title, ["work", "workers", *NAMES], [])
    for work, workers in rows:
        values = [measured.median(name, work, workers, lambda r: r.figures.get(key))
                  for name in NAMES]
        if any(isinstance(value, (int, float)) for value in values):
            table.rows.append([work, str(workers), *map(three_digits, values)])
    return table


def growth_table(measured, rows):
    """Works in several sizes: what one operation costs in each."""
    table = Table("Growth: nanoseconds of CPU time for one operation, by how many there are",
                  ["work", "sizes", "costs", "largest/smallest"], [])
    sizes = collections.defaultdict(list)
    for work, workers in rows:
        if "/size:" in work:
            cost = measured.median("ours", work, workers, lambda r: r.cpu / r.ops * 1e9)
            name, size = work.split("/size:")
            sizes[name].append((int(size), cost))
    for name, costs in sizes.items():
        known = [cost for _, cost in costs if isinstance(cost, float)]
        spread = max(known) / min(known) if known else None
        table.rows.append([name, " / ".join(f"{size:,}" for size, _ in costs),
                           " / ".join(three_digits(cost) for _, cost in costs),
                           three_digits(spread)])
    return table


def tracing_table(measured):
    table = Table("Tracing that is off, against a build without it: millions of ops for each second "
                  "of CPU time", ["work", "off", "not there", "slow-down"], [])
    for work, (workers,) in UNTRACED_WORKS.items():
        off, without = (measured.median(name, work, workers, lambda r: r.per_cpu)
                        for name in ("ours", "untraced"))
        if without is not None:
            table.rows.append([work, *map(three_digits, [off, without, ratio(without, off)])])
    return table


def others_table(measured, rows):
    table = Table("Other figures of ours", ["work", "workers", "figure", "median"], [])
    for work, workers in rows:
        results = measured.results[("ours", work, workers)]
        keys = {key: None for result in results for key in result.figures}
        for key in keys:
            if key not in ("bytes", "p99_us"):
                value = measured.median("ours", work, workers, lambda r: r.figures.get(key))
                table.rows.append([work, str(workers), key, three_digits(value)])
    return table


def tables_of(measured, rows):
    tables = [
        throughput_table(measured, rows),
        figure_table(measured, rows, "bytes", "Bytes for each idle process or queued message"),
        figure_table(measured, rows, "p99_us",
                     "Lateness of timers: microseconds that 99 of 100 stay below"),
        growth_table(measured, rows),
        tracing_table(measured),
        others_table(measured, rows),
    ]
    return [table for table in tables if table.rows]


def as_text(table):
    lines = [table.heads, *table.rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(table.heads))]
    first, *others = widths
    return "\n".join([table.title, ""] + [
        line[0].ljust(first) + "".join("  " + cell.rjust(w) for cell, w in zip(line[1:], others))
        for line in lines])


def as_markdown(table):
    rule = ["---"] + ["--:"] * (len(table.heads) - 1)
    lines = ["| " + " | ".join(cells) + " |" for cells in [table.heads, rule, *table.rows]]
    return "\n".join([f"**{table.title}**", "", *lines])


def first_line_of(command):
    """What a program says of itself, or None when it is not there."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return output.splitlines()[0] if output else None


def cpu_model():
    match = re.search(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    return match[1] if match else platform.machine()


def compiler(folder):
    cache = folder / "CMakeCache.txt"
    match = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache.read_text(), re.M) \
        if cache.exists() else None
    return first_line_of([match[1] if match else "c++", "--version"])


def head_line(folder, rounds):
    versions = "[erlang:system_info(Item) || Item <- [otp_release, version]]"
    tell = f'io:format("~s, erts ~s~n", {versions}), halt().'
    erl = first_line_of(["erl", "-noshell", "-eval", tell])
    caf = first_line_of(["dpkg-query", "-W", "-f=${Version}", "libcaf-dev"])
    parts = [
        datetime.date.today().isoformat(), cpu_model(), f"{os.cpu_count()} cores",
        f"Linux {platform.release()}", compiler(folder), erl and f"Erlang/OTP {erl}",
        caf and f"CAF {caf}", f"medians of {rounds} rounds" if rounds > 1 else "one round"]
    return "; ".join(part for part in parts if part)


# Usage.


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(2, f"{self.prog}: {message}\n")


def at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a number from 1 up is needed, not {text!r}")
    return int(text)


def parse_arguments():
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", metavar="DIR", type=pathlib.Path, default=ROOT / "build/bench",
                        help="build folder (build/bench)")
    parser.add_argument("--rounds", metavar="N", type=at_least_one, default=5,
                        help="runs of each work (5)")
    parser.add_argument("--work", metavar="NAME,...", type=lambda text: text.split(","),
                        help="these works only")
    parser.add_argument("--markdown", metavar="FILE", type=pathlib.Path,
                        help="write the tables there as Markdown too")
    arguments = parser.parse_args()
    if arguments.markdown and not arguments.markdown.resolve().parent.is_dir():
        parser.error(f"there is no folder for {arguments.markdown}")
    return parser, arguments


def main():
    parser, arguments = parse_arguments()
    folder = arguments.build.resolve()
    prepared, notes = prepare(folder)
    peers = [peer for peer in prepared if peer]
    try:
        rows = rows_of(peers)
    except Failed as error:
        sys.exit(f"compare.py: the works cannot be listed: a program {error}")
    if arguments.work:
        unknown = set(arguments.work) - {work for work, _ in rows}
        if unknown:
            parser.error(f"there is no work {', '.join(sorted(unknown))}")
        rows = [row for row in rows if row[0] in arguments.work]
    tables = tables_of(run_all(peers, rows, arguments.rounds), rows)
    head = "\n".join([head_line(folder, arguments.rounds), *notes])
    print("\n\n".join([head, *map(as_text, tables)]))
    if arguments.markdown:
        arguments.markdown.write_text("\n\n".join([head, *map(as_markdown, tables)]) + "\n")


if __name__ == "__main__":
    main()
