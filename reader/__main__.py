"""`python -m reader`: the command line, without Qt."""

from reader.cli.main import main

if __name__ == "__main__":
    main(prog_name="hedgerow")
