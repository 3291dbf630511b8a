"""The pages of nominations: the phone flow of a unit, the desk of office and leadership."""
