"""Bytes → Document; offsets never move after this."""
