"""Out and in: files for other programs, and notes from them. Start with `formats.py` and `bring_in.py`."""
