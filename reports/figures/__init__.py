"""Gathers the facts of all apps into one frozen value per paper.

All formats of one paper are drawn from that one value, so they cannot disagree.
"""
