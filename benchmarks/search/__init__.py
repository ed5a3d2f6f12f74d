"""Search against the theme's and MiniSearch, and its cost at several sizes: `python -m benchmarks.search`."""
