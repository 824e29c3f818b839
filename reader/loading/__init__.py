"""Files, bytes and pasted text to Articles. What cannot be read raises LoadError with one sentence."""

from reader.loading.files import find_articles
from reader.loading.load import load_bytes, load_html_text, load_path, load_text

__all__ = ["find_articles", "load_bytes", "load_html_text", "load_path", "load_text"]
