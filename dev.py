"""Run, test, check, measure, picture and build Hedgerow on a machine that has Python and nothing else.

    python3 dev.py run [FILE]     open the window (anything else is passed on to hedgerow)
    python3 dev.py test           run the tests (anything else is passed on to pytest)
    python3 dev.py --help         the other tasks

This file has to be read by any Python, so that an old one can say what it lacks; the work is in tools/.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Hedgerow needs Python 3.11 to 3.14, and this is Python %d.%d: start dev.py with one of those."
        % sys.version_info[:2]
    )

from tools.tasks import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
