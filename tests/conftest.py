"""Settings that hold for every test.

It knows how Hypothesis searches. It refuses to know what any test is about.
"""

from hypothesis import settings

# No deadline: a busy machine is no defect. On CI Hypothesis' own profile, which never varies,
# stays underneath.
settings.register_profile("sagsgang", parent=settings(), deadline=None)
settings.load_profile("sagsgang")
