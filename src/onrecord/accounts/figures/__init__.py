"""What a figure counts, which numbers it can mean, and whether two are of one thing."""
