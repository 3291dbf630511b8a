"""What waits for one person today, gathered out of all the apps' facts."""

from home.facts.of_offices import OfficeHome, office_home
from home.facts.of_units import UnitHome, unit_home

__all__ = ["OfficeHome", "UnitHome", "office_home", "unit_home"]
