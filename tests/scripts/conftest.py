"""The commands are tested as a person runs them: not as part of a job on GitHub."""

import pytest


@pytest.fixture(autouse=True)
def _outside_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what GitHub tells a job; a test that needs it states it."""
    for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_PATH", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
