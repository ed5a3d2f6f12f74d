"""The fixtures of the tests that build sites."""

from tests.browser.conftest import browser  # noqa: F401
from tests.sites import project  # noqa: F401
