"""Hold the floors of coverage where a mistake would be about people: the domain and the configuration."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

FLOOR = 95.0
HELD = ("bot/domain", "bot/config")
# Apart, since coverage's own total adds them up, and many statements hide a few branches never taken.
KINDS = {"statements": ("covered_lines", "num_statements"), "branches": ("covered_branches", "num_branches")}

Summary = Mapping[str, int]


def measured() -> dict[Path, Summary]:
    """What the last run of the tests left in .coverage."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(report)], check=True)  # noqa: S603 - our own interpreter and arguments
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name): measurement["summary"] for name, measurement in files.items()}


def share(of: Mapping[Path, Summary], package: str, kind: str) -> float:
    """In per cent. A package that no test entered has no branches in the report; it counts as not covered."""
    inside = [summary for path, summary in of.items() if path.is_relative_to(package)]
    covered, whole = (sum(summary.get(key, 0) for summary in inside) for key in KINDS[kind])
    return 100.0 * covered / whole if whole else 0.0


def main() -> int:
    of = measured()
    shares = {(package, kind): share(of, package, kind) for package in HELD for kind in KINDS}
    low = {held: percent for held, percent in shares.items() if percent < FLOOR}
    for (package, kind), percent in low.items():
        print(f"{package}: tests reach {percent:.1f} % of its {kind}, the floor is {FLOOR:.0f} %", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
