"""`python -m kbgen` is the same as `kbgen`."""

from kbgen.cli import main

main()
