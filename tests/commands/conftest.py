"""The fixtures of the tests that build sites."""

from tests.sites import project  # noqa: F401
