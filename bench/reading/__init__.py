"""How smooth the window is with a whole book in it, beside a bare QTextEdit with the same text."""
