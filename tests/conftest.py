"""Settings of all tests; that this file is here also puts ``tests/`` on the path for shared helpers."""

from hypothesis import settings

settings.register_profile("onrecord", deadline=None, max_examples=60, print_blob=True)
settings.load_profile("onrecord")
