"""What is wrong with a text that should be a date, a time or a number."""


class Misspelling(ValueError):  # noqa: N818 (it is the user's slip, and is caught by its name)
    """A text that cannot be read as what it should be.

    The text of the error is a Danish sentence about what stands there; `suggestion` is the
    right spelling, where it can be told what was meant, or else nothing.
    """

    def __init__(self, message: str, suggestion: str = "") -> None:
        """Say what stands there and, where possible, what should."""
        super().__init__(message)
        self.suggestion = suggestion
