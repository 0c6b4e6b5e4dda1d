"""Who held which office when, which names a country goes by, where a place is."""

from onrecord.authority.additions import add_file
from onrecord.authority.authority import Authority
from onrecord.authority.gazetteer import Gazetteer
from onrecord.authority.nouns import Body, Country, Government, People, Tenure, Toponym

__all__ = [
    "Authority", "Body", "Country", "Gazetteer", "Government", "People", "Tenure", "Toponym", "add_file",
]  # fmt: skip
