"""The reader's notes: `Library` keeps them, `describe` says where one stands. Start with `library.py`."""
