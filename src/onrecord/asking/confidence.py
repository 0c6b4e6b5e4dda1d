"""A record without what its reader is not sure enough of."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Record


def at_least(record: Record, least: float) -> Record:
    """The record with only the attributions of that confidence, and what rests on them."""
    kept = tuple(row for row in record.attributions if row.confidence >= least)
    ids = {None, *(row.id for row in kept)}
    claims = [row for row in record.claims if row.attribution in ids]
    left = {row.id for row in claims}
    return replace(
        record,
        attributions=tuple(replace(row, within=row.within if row.within in ids else None) for row in kept),
        claims=tuple(replace(row, answers=tuple(a for a in row.answers if a in left)) for row in claims),
        stances=tuple(row for row in record.stances if row.attribution in ids),
    )
