"""Hedgerow's engine: plain Python, no Qt. See ARCHITECTURE.md for the map."""

__version__ = "0.1.0"
