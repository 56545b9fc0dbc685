"""The list of codes against the rules themselves."""

import ast
from pathlib import Path

from sagsgang import rules
from sagsgang.rules.codes import ACCEPTABLE_CODES, FINGERPRINTED_CODES, PROTECTING_CODES

MODULES = Path(str(rules.__file__)).parent


def _codes_of_rules() -> set[str]:
    """Read the first argument of every finding that a rule makes."""
    calls = [
        node
        for path in MODULES.glob("*.py")
        if path.stem != "acceptance"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"error", "warning", "note"}
    ]
    return {ast.literal_eval(call.args[0]) for call in calls}


def test_the_list_holds_exactly_the_codes_of_the_rules() -> None:
    """A new rule must say whether its finding can be accepted."""
    assert _codes_of_rules() == ACCEPTABLE_CODES | FINGERPRINTED_CODES | PROTECTING_CODES


def test_a_code_protects_or_can_be_accepted() -> None:
    """No code is in two of the lists."""
    lists = (ACCEPTABLE_CODES, FINGERPRINTED_CODES, PROTECTING_CODES)

    assert sum(map(len, lists)) == len(frozenset().union(*lists))
