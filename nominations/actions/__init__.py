"""Every write of nominations: drafts and evidence of a unit, decisions of office and leaders."""
