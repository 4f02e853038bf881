"""What a statement says, and whether two are one saying."""
