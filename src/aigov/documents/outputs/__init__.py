"""The JSON that the command line and `to_dict()` give, as models: the source of its schemas."""
