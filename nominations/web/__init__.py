"""What the pages of nominations gather before they draw: the desk's, and the phone's."""
