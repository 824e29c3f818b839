"""PDF: glyphs to lines (glyphs), lines in reading order (layout), lines to paragraphs (paragraphs)."""
