"""What dev.py is made of. Standard library only: this code runs before anything is installed."""
