"""One module a measure: `measure(text, pairs)` gives the number and the figures that it comes from."""
