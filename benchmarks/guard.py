"""How long the guard takes: 500 and 10,000 characters, calm and drifting, against folding the same words only.

Rounds are interleaved and medians are compared, in time of this process, so that they hold on a busy machine too.
"""

import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.guard import read
from bot.guard.text import sentences

CALM = (
    "Takk for i går. Jeg har tenkt på det vi sa om tillit, og jeg tror vi lytter for dårlig når det blir krevende. "
    "Kommunestyret vedtok planen i fjor, og jeg sto alene igjen med spørsmålene. Hva lærte dere av øvelsen? "
)
DRIFTING = CALM + "Da vedtar vi at skolen på Nes legges ned, og så sender vi et felles råd til formannskapet. "
ROUNDS = 40
LIMITS_MS = {500: 1.0, 10_000: 20.0}


def main() -> None:
    texts = {
        (name, length): (text * (length // len(text) + 1))[:length]
        for name, text in (("calm", CALM), ("drifting", DRIFTING))
        for length in LIMITS_MS
    }
    read(DRIFTING)
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {key: [] for key in texts}
    for _ in range(ROUNDS):
        for key, text in texts.items():
            taken[key].append((_milliseconds(text, reads=True), _milliseconds(text, reads=False)))
    results = [
        {
            "text": name,
            "characters": length,
            "milliseconds": round(statistics.median(whole for whole, _ in pairs), 3),
            "times_folding_alone": round(statistics.median(whole / folding for whole, folding in pairs), 1),
            "limit_milliseconds": LIMITS_MS[length],
        }
        for (name, length), pairs in taken.items()
    ]
    print(json.dumps(results, indent=2))


def _milliseconds(text: str, *, reads: bool) -> float:
    start = time.process_time()
    if reads:
        read(text)
    else:
        for _ in sentences(text):
            pass
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
