"""The only writers of the outbox: what the clock plans and sends, what the office does by hand."""
