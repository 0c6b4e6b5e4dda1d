"""One question a file, asked of the ledger."""
