"""The order of the work, written once and read top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context

from onrecord import __version__
from onrecord.authority import Authority
from onrecord.model import Document, ReaderVersion, Record
from onrecord.reading.dates import dates
from onrecord.reading.reader import Reader, Reading, load_reader
from onrecord.relating.chains import chains
from onrecord.relating.claims import claims
from onrecord.relating.docket import docket
from onrecord.relating.entities import entities
from onrecord.relating.responses import responses
from onrecord.relating.speakers import speakers
from onrecord.relating.stances import stances
from onrecord.relating.terms import terms

_BATCH_WORDS = 20_000  # characters / 6: what a worker is given at once
