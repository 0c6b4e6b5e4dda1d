"""Who held which office when, which names a country goes by, where a place is."""
