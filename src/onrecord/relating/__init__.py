"""Spans → entities, attributions, claims, stances, docket, terms: one noun a file."""
