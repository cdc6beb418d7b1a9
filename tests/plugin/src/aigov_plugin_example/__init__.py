"""Frameworks that this package offers: each folder in it is one."""
