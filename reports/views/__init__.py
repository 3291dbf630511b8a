"""The only pages of papers: what waits today, the catalogue and files, the summary report."""
