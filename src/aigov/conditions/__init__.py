"""The condition tree and its readings: parse, evaluate, explain."""
