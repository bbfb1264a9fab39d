"""Dialogs out of parallel text, as BayLing's papers built theirs: each kind has a file of its own."""
