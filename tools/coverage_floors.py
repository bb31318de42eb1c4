"""Hold the floors of branch coverage where a mistake would be about people: the domain and the configuration."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FLOOR = 95.0
HELD = ("bot/domain", "bot/config")


def covered(package: str) -> dict[str, float]:
    """Statements and branches apart: coverage's own total adds them up, and statements hide untaken branches."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", f"--include={package}/*", "-o", str(report)]
        subprocess.run(command, check=True)  # noqa: S603 - our own interpreter and arguments
        totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    return {
        "statements": _percent(totals["covered_lines"], totals["num_statements"]),
        "branches": _percent(totals["covered_branches"], totals["num_branches"]),
    }


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


def main() -> int:
    low = [
        f"{package}: {share:.1f} % of its {kind} are tested, the floor is {FLOOR:.0f} %"
        for package in HELD
        for kind, share in covered(package).items()
        if share < FLOOR
    ]
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
