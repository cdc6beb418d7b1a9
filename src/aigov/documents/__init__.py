"""The documents people write for aigov: a strict reader with positions, and typed models."""
