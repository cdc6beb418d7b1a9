"""Results as text, Markdown and data."""
