"""The only place for the pages of delegates, one module per subject."""
