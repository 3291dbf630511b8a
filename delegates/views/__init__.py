"""The pages of delegates, one module per subject."""
