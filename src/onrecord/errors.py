"""What onrecord raises on purpose.

Every message is one line that says what is wrong and what to do; the CLI prints it as it is.
"""


class OnrecordError(Exception):
    """Base of all errors that a user may meet."""


class UnreadableInput(OnrecordError):
    """A file, line or stream that cannot be read as a document: undecodable, binary, empty, too large."""


class UsageError(OnrecordError):
    """A request that makes no sense as it was made (wrong option value, unknown id)."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, is of another version, or is damaged."""


class AuthorityError(OnrecordError):
    """An authority file that is refused, with the line at fault."""
