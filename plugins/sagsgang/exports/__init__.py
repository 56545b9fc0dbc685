"""The site as data for other programs."""
