"""Prints the tenures of the shipped authority file by country, as the table in docs/authority.md.

PYTHONPATH=src:. python -m training.authority.table
"""

from __future__ import annotations

import json
from collections import Counter
from zipfile import ZipFile

from training.authority.build import TARGET, hand

LEAST = 12  # tenures for a line of its own


def main() -> None:
    with ZipFile(TARGET) as archive:
        tenures = json.loads(archive.read("tenures.json"))
        names = {row[0]: row[1] for row in json.loads(archive.read("countries.json"))}
    every = Counter(names.get(row[2], "international bodies") for row in tenures)
    by_hand = Counter(names.get(row["country"], "international bodies") for row in hand("holders.csv"))
    print("| country | tenures | rows by hand |\n|---|---:|---:|")
    shown = sorted(every, key=lambda name: (-by_hand[name], name))
    for name in shown:
        if by_hand[name] >= LEAST:
            print(f"| {name} | {every[name]:,} | {by_hand[name]} |")
    rest = [name for name in shown if by_hand[name] < LEAST]
    print(f"| {len(rest)} others | {sum(every[n] for n in rest):,} | {sum(by_hand[n] for n in rest)} |")
    print(f"| all | {every.total():,} | {by_hand.total()} |")


if __name__ == "__main__":
    main()
