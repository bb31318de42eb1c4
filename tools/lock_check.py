"""Do pyproject.toml and the lock files agree? Answered without the network, so that `make check` works on a train."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

LOCKS: Mapping[str, str] = {"requirements.lock": "build", "requirements-dev.lock": "dev"}
ASKED_FOR_BY_US = "oppfolging (pyproject.toml"
ENTRY = re.compile(r"^[^\s#].*\n(?:[ \t].*\n?)*", re.MULTILINE)

Group = list[str | dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    name: NormalizedName
    version: str
    hashed: bool
    direct: bool


def pins(text: str) -> list[Pin]:
    """Read what `uv pip compile` writes: an unindented pin, then its hashes and who asked for it, indented."""
    return [_pin(entry) for entry in ENTRY.findall(text)]


def _pin(entry: str) -> Pin:
    requirement = Requirement(entry.splitlines()[0].removesuffix("\\").strip())
    (specifier,) = requirement.specifier
    return Pin(
        name=canonicalize_name(requirement.name),
        version=specifier.version,
        hashed="--hash=sha256:" in entry,
        direct=ASKED_FOR_BY_US in entry,
    )


def wanted(pyproject: Mapping[str, object], group: str) -> dict[NormalizedName, Requirement]:
    match pyproject:
        case {"project": {"dependencies": list(dependencies)}, "dependency-groups": dict(groups)}:
            found = [*map(Requirement, dependencies), *_in_group(groups, group)]
            return {canonicalize_name(requirement.name): requirement for requirement in found}
        case _:
            raise ValueError("pyproject.toml holds no [project] dependencies or no [dependency-groups]")


def _in_group(groups: Mapping[str, Group], group: str) -> Iterator[Requirement]:
    for entry in groups[group]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from _in_group(groups, entry["include-group"])


def disagreements(requirements: Mapping[NormalizedName, Requirement], lock: Sequence[Pin]) -> Iterator[str]:
    for absent in requirements.keys() - {pin.name for pin in lock}:
        yield f"{requirements[absent]} stands in pyproject.toml but not here"
    for pin in lock:
        requirement = requirements.get(pin.name)
        if requirement and not requirement.specifier.contains(pin.version, prereleases=True):
            yield f"{pin.name} is pinned to {pin.version}, pyproject.toml asks for {requirement.specifier}"
        if pin.direct and not requirement:
            yield f"{pin.name} was asked for by pyproject.toml and is not any more"
        if not pin.hashed:
            yield f"{pin.name} has no hash"


def faults(root: Path) -> Iterator[str]:
    pyproject = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    versions: list[dict[NormalizedName, set[str]]] = []
    for name, group in LOCKS.items():
        text = (root / name).read_text(encoding="utf-8")
        if "://" in text:
            yield f"{name}: holds an address; a lock names packages and hashes only"
        lock = pins(text)
        for disagreement in disagreements(wanted(pyproject, group), lock):
            yield f"{name}: {disagreement}"
        versions.append({pin.name: {other.version for other in lock if other.name == pin.name} for pin in lock})
    runs, develops = versions
    for package in sorted(runs):
        if runs[package] != develops.get(package):
            yield f"{package}: what is tested (requirements-dev.lock) is not what runs (requirements.lock)"


def main() -> int:
    found = list(faults(Path(__file__).resolve().parent.parent))
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        print("`make lock` writes the lock files again.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
