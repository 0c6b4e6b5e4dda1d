"""onrecord: a ledger of what is on the record."""

__version__ = "0.1.0"
