"""The jobs of a round, in their order: each is a process of its own, told with what it cost."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from benchmark import frozen
from benchmark.acts import lay_out, make_act
from benchmark.rounds import Cost

Jobs = Iterator[tuple[str, Cost]]  # a job's name and its cost, as it ends
ROOT, ARTICLES, ACTS = Path(__file__).parent.parent.parent, 600, 10
NEW: Final = (
    "--act code --lang kk --wording 2021-02-28 --standing authentic --new --title kk=A --title en=A"
    " --short kk=A --short en=A --binds kk=A --binds en=A --adopted 2001-03-05 --type decree"
    " --number 17 --authority president --status in-force"
)
MENDED: Final = ("Қойма меңгерушісі", "Қойма бастығы")
ENVIRONMENT: Final = os.environ | {"PYTHONPATH": f"{ROOT}/scripts", "PYTHONDONTWRITEBYTECODE": ""}


def jobs(folder: Path, clauses: int) -> Jobs:
    """Run them all in an empty folder; the largest act has so many clauses. Exits if one fails."""
    large, plain = lay_out(folder / "large", clauses, ROOT), folder / "plain"
    frozen.lay_out(plain, clauses)
    pages, yardstick = plain / "docs" / "code", "benchmark.frozen"
    for turn in ("1", "2", "3"):  # they are over at once
        yield "start", run(folder, "adep", "--version")
        copied = folder / f"copied {turn}"
        yield "copying", run(folder, yardstick, "copy", large / "sources", pages, copied)
    yield "import", run(large, "adep", "import")
    yield "import again", run(large, "adep", "import")
    yield "markdown", run(folder, yardstick, "convert", pages, pages=clauses)
    yield "build", build(large)
    yield "material", build(plain)
    for job, size in (("a fifth", clauses // 5), ("a fiftieth", max(1, clauses // 50))):
        yield f"build, {job}", build(_imported(folder / job, size))
    yield from in_acts(folder, clauses)
    added = lay_out(folder / "added", 0, ROOT)
    (added / "a.txt").write_text(make_act(min(ARTICLES, clauses))["kk.txt"], encoding="utf-8")
    yield "add", run(added, "adep", "add", "a.txt", *NEW.split())
    shutil.rmtree(added / "docs" / "code")
    yield "import it", run(added, "adep", "import")
    yield "check", run(added, "adep", "check")
    preview = (sys.executable, "-m", "adep", "serve", "--address", "127.0.0.1:PORT")
    yield from serve("preview", large / "docs" / "code" / "2.md", MENDED, *preview)
    if shutil.which("hugo"):
        (layouts := plain / "layouts" / "_default").mkdir(parents=True)
        (layouts / "single.html").write_text("{{ .Content }}")
        (plain / "hugo.toml").write_text("markup.goldmark.renderer.unsafe = true")
        for index in (plain / "docs").rglob("index.md"):
            index.rename(index.with_name("_index.md"))  # a folder's own page, as Hugo names it
        hugo = ("hugo", "server", "--contentDir", "docs", "--port", "PORT")
        yield from serve("Hugo", pages / "2.md", ("өлшеуші", "байқаушы"), *hugo)


def in_acts(folder: Path, clauses: int) -> Jobs:
    """Builds of so many clauses in ten acts, and of a tenth of them, by all processors."""
    for job, size in (("in ten acts", clauses), ("a tenth in ten acts", clauses // 10)):
        project = _imported(folder / job, size, ACTS)
        yield f"build, {job}", build(project, processes=0)
        shutil.rmtree(project)  # 50,000 clauses are 6 GB


def _imported(project: Path, clauses: int, acts: int = 1) -> Path:
    run(lay_out(project, clauses, ROOT, acts), "adep", "import")
    return project


def build(project: Path, processes: int = 1) -> Cost:
    """A whole build. Counted are pages, not the small files by which a day leads to one."""
    cost, site = run(project, "mkdocs", "build", "--clean", processes=processes), project / "site"
    pages = (page.relative_to(site) for page in site.rglob("*.html"))
    return replace(cost, pages=sum("/@" not in f"/{page}" for page in pages))


def run(folder: Path, *module: str | Path, pages: int = 1, processes: int = 1) -> Cost:
    """A module in a process. Memory is what it and all that it begins have together, on Linux."""
    command, began, most = (sys.executable, "-m", *map(str, module)), time.monotonic(), 0.0
    env = ENVIRONMENT | {"ADEP_PROCESSES": str(processes)}
    with (folder / "said.txt").open("w+") as said:
        child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=env)
        while not (ended := os.wait4(child.pid, os.WNOHANG))[0]:
            most = max(most, _together(child.pid))
            time.sleep(0.2)
        child.returncode, usage = os.waitstatus_to_exitcode(ended[1]), ended[2]
        if child.returncode:
            said.seek(0)
            sys.exit(f"{said.read()[-3000:]}\n{' '.join(command)} failed in {folder}")
    return Cost(usage.ru_utime + usage.ru_stime, most, pages, time.monotonic() - began)


def _together(process: int) -> float:
    """Kilobytes of a process and of all that it began, what they share counted once; Linux."""
    found, folder = 0.0, Path(f"/proc/{process}")
    with suppress(OSError, IndexError):
        found += 1.024 * int((folder / "smaps_rollup").read_text().split("Pss:")[1].split()[0])
        for task in (folder / "task").iterdir():
            found += sum(map(_together, map(int, (task / "children").read_text().split())))
    return found


def serve(job: str, page: Path, words: tuple[str, str], *command: str) -> Jobs:
    """A server: started until it shows a page, and from a save to the page's bytes; Linux."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    given, folder = [part.replace("PORT", port) for part in command], page.parents[2]
    with (
        (folder / "said.txt").open("w") as said,
        subprocess.Popen(given, cwd=folder, env=ENVIRONMENT, stdout=said, stderr=said) as server,
    ):
        try:
            started = _shown(words[0], port, server.pid)
            page.write_text(page.read_text("utf-8").replace(*words), encoding="utf-8")
            saved = _shown(words[1], port, server.pid) - started
        finally:
            server.terminate()
    yield from ((job, Cost(started)), (f"{job}, saved", Cost(saved)))


def _shown(word: str, port: str, server: int) -> float:
    """Ask for a page until the word is on it: seconds of the processor, of its server so far."""
    for _ in range(400):
        time.sleep(0.3)
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/code/2/") as page:
            if word in page.read().decode():
                fields = Path(f"/proc/{server}/stat").read_text().rpartition(") ")[2].split()
                return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    sys.exit(f"port {port} does not show «{word}»")
