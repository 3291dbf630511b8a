"""The first page; no tables of its own: it reads what every other app tells."""
