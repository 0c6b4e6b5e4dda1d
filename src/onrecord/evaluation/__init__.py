"""Gold loaders, scorers and the report, one task a file."""
