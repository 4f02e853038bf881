"""What an event is, whether two are one happening, and which a figure tells already."""
