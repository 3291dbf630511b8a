"""Performance figures: honest ratios, no absolute promises."""
