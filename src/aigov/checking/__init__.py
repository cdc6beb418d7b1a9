"""Checking of frameworks, part by part; `everything` does all of it."""
