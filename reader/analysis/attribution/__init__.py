"""Who says so: sources, cues and contents of claims."""

from reader.analysis.attribution.finder import find_attributions
from reader.analysis.attribution.sourcing import link_sources

__all__ = ["find_attributions", "link_sources"]
