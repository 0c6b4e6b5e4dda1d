"""Where records are kept: one port, one file a store."""
