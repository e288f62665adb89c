"""check_code.py BUILD FILE…: clang-tidy over several sources at a time, for most of its time goes into headers that
sources share.

Sources that are compiled alike and whose private names do not meet are set one behind the other and read as one; what
clang-tidy finds is told with the source's own name and line. Where some cannot be read together after all, each is read
alone. BUILD holds compile_commands.json.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

MOST = 12  # sources read as one
NAME = re.compile(r"[A-Za-z_]\w*")
# What a line at the left edge of a nameless namespace declares: a type, a constant or a function.
DECLARED = (
    re.compile(r"^(?:template .*)?(?:struct|class|enum class|enum|using|union) (\w+)"),
    re.compile(r"^(?:inline |static |constexpr |const ).*?\b(\w+)(?: =|\{|;|\[)"),
    re.compile(r"^[A-Za-z_][\w:<>,&* \[\]]*?[ &*](\w+)\("),
)


class Source:
    def __init__(self, path: str, flags: str):
        self.path = path
        self.flags = flags
        self.text = pathlib.Path(path).read_text(encoding="utf-8")
        if not self.text.endswith("\n"):
            self.text += "\n"
        self.names = set(NAME.findall(re.sub(r'//.*|"(?:\\.|[^"\\])*"', "", self.text)))
        self.private = set(self._private())

    def _private(self):
        inside = False
        for line in self.text.splitlines():
            if line == "namespace {":
                inside = True
            elif line == "} // namespace":
                inside = False
            elif inside:
                for pattern in DECLARED:
                    if found := pattern.match(line):
                        yield found.group(1)

    def goes_with(self, other: "Source") -> bool:
        return (self.flags == other.flags and not self.private & other.names and not other.private & self.names)


def flags_of(entry) -> str:
    """How a source is compiled, without its own name."""
    words = shlex.split(entry["command"])[1:]
    kept = []
    while words:
        word = words.pop(0)
        if word == "-o":
            words.pop(0)
        elif word != "-c" and word != entry["file"]:
            kept.append(word)
    return shlex.join(kept)


def groups_of(sources):
    groups = []
    for source in sources:
        for group in groups:
            if len(group) < MOST and all(source.goes_with(other) for other in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


def tidy(path, flags: str) -> tuple[int, str]:
    done = subprocess.run(["clang-tidy", "--quiet", str(path), "--", *shlex.split(flags)], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=False)
    return done.returncode, done.stdout


def check_together(folder: pathlib.Path, number: int, group) -> tuple[int, str]:
    together = folder / f"{number}.cpp"
    starts = []
    line = 1
    for source in group:
        starts.append((line, source.path))
        line += source.text.count("\n")
    together.write_text("".join(source.text for source in group), encoding="utf-8")
    code, told = tidy(together, group[0].flags)
    if code != 0 and "clang-diagnostic-error" in told:
        return check_alone(group)

    def of_source(found):
        at = int(found.group(1))
        start, path = max(begin for begin in starts if begin[0] <= at)
        return f"{path}:{at - start + 1}:"

    return code, re.sub(re.escape(str(together)) + r":(\d+):", of_source, told)


def check_alone(group) -> tuple[int, str]:
    results = [tidy(source.path, source.flags) for source in group]
    return max(code for code, _ in results), "".join(told for _, told in results)


def main() -> int:
    build = pathlib.Path(sys.argv[1]).resolve()
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    flags = {os.path.realpath(entry["file"]): flags_of(entry) for entry in entries}
    paths = [os.path.realpath(path) for path in sys.argv[2:]]
    if unknown := [path for path in paths if path not in flags]:
        print(f"{unknown[0]}: is not compiled here, expected a source of the build")
        return 1
    groups = groups_of([Source(path, flags[path]) for path in paths])
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda each: check_together(folder, *each), enumerate(groups)))
    for code, told in results:
        if code != 0:
            print(told, end="")
    return int(any(code != 0 for code, _ in results))


sys.exit(main())
