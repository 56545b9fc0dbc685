"""A longer search than the usual one, for running by hand.

It knows how many inputs that is. The command is

    .venv/bin/python -m pytest tests/sagsgang/editing/test_any_bytes.py --hypothesis-profile=lang
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "lang",
    max_examples=100_000,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
