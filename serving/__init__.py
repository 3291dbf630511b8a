"""How Honoree is started and kept running; no Django app, nothing of the conference in it."""
