#!/usr/bin/env python3
"""bantin's search against Pagefind on the article pages of the same site: what the index costs the publisher, and what
the first result costs the reader.

    python3 tests/bench/search.py [--articles 10000] [--runs 3]

Needs npm (Pagefind 1.6 and the browser tests' packages are installed from it), node and Chromium. Sources and outputs
lie in memory (/dev/shm) where there is such a file system. What search adds to a build is the difference between
builds with and without it, made in turn; Pagefind indexes the articles that bantin built. Quote ratios: seconds depend
on the machine and on what else it does.
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

from run import AS_OF, HERE, ROOT, generate, measure

PAGEFIND = "1.6.0"
QUERIES = ["thi đua", "khen thưởng", "hiến máu", "môi trường", "chuyển đổi", "Đống Đa", "giáo dục", "nông thôn", "tập thể", "Cổ Loa"]


def folder_size(folder):
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)


def wire(folder, engine):
    """Median and largest bytes to the first result, of everything that loads, and the same of a further query."""
    ran = subprocess.run(["node", HERE / "search.mjs", folder, engine, *QUERIES], check=True, capture_output=True, text=True)
    return {name: (statistics.median(row), max(row)) for name, row in json.loads(ran.stdout).items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", default="bantin-1")
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    subprocess.run(["npm", "ci", "--silent"], cwd=ROOT / "tests/browser", check=True)
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    work = pathlib.Path(tempfile.mkdtemp(prefix="bantin-bench-", dir=memory))
    try:
        site = generate(work, "bantin", options.articles, options.seed)
        subprocess.run(["npm", "install", "--silent", "--prefix", work, f"pagefind@{PAGEFIND}"], check=True)
        settings = (site / "site.yaml").read_text()
        out = work / "out"
        target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
        build = [target / "release/bantin", "build", "--quiet", "--as-of", AS_OF, "--out", out]
        rows = {"without": [], "with": []}
        for run in range(options.runs + 1):
            for name in rows:
                off = settings.replace("site:\n", "site:\n  families: {search: false}\n", 1)
                (site / "site.yaml").write_text(settings if name == "with" else off)
                shutil.rmtree(out, ignore_errors=True)
                row = measure(build, site)
                if run:  # the first round warms caches
                    rows[name].append(row)
        medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}
        own = [after - before for before, after in zip(medians["without"], medians["with"])]
        size, files = folder_size(out / "tim-kiem")
        other = measure([work / "node_modules/.bin/pagefind", "--site", out, "--glob", "tin/*/*/index.html"], work)
        their_size, their_files = folder_size(out / "pagefind")
        loaded, theirs = wire(out, "bantin"), wire(out, "pagefind")
        script = subprocess.run(
            ["node", "-p", "require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length",
             next((out / "assets").glob("search.*.js"))], check=True, capture_output=True, text=True).stdout.strip()

        table = [
            ("time added", "s", own[0], other[0]),
            ("CPU time added", "s", own[1], other[1]),
            ("peak memory: added, of Pagefind alone", "MiB", own[2], other[2]),
            ("index", "MB", size / 1e6, their_size / 1e6),
            ("files", "", files, their_files),
            ("to the first result, median", "kB", loaded["first"][0] / 1e3, theirs["first"][0] / 1e3),
            ("to the first result, most", "kB", loaded["first"][1] / 1e3, theirs["first"][1] / 1e3),
            ("everything of the first query, median", "kB", loaded["all"][0] / 1e3, theirs["all"][0] / 1e3),
            ("a further query, to its first result, median", "kB", loaded["further"][0] / 1e3, theirs["further"][0] / 1e3),
            ("everything of a further query, median", "kB", loaded["furtherAll"][0] / 1e3, theirs["furtherAll"][0] / 1e3),
        ]
        print(f"{options.articles} articles, medians of {options.runs} builds, Pagefind {PAGEFIND}, {os.cpu_count()} cores\n")
        print("| | bantin | Pagefind | bantin ÷ Pagefind |\n|---|---:|---:|---:|")
        for name, unit, ours, pagefind in table:
            form = "{:,.0f}" if unit in ("", "MiB") else "{:,.1f}" if unit != "s" else "{:,.2f}"
            print(f"| {name} | {form.format(ours)} {unit} | {form.format(pagefind)} {unit} | **{ours / pagefind:.3f}** |")
        print(f"\nscript {script} bytes in brotli; everything of the first query, with its choices and passages: "
              f"most {loaded['all'][1] / 1e3:.1f} kB; of a further query: most {loaded['furtherAll'][1] / 1e3:.1f} kB")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
