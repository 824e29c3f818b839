"""How fast Hedgerow is beside what it is built on. Run by `dev.py bench`, inside .venv."""
