"""The pull request that GitHub runs a job for.

Knows where GitHub tells about it (GitHub's documentation, "Webhook events and payloads:
pull_request"). Refuses to ask GitHub anything.
"""

import json
from pathlib import Path

from sagsgang.repository import UNSTATED, Repository


def proposed_in(event: Path | None, folder: str) -> Repository:
    """Say where the files of a proposal are edited: in the fork and branch that it comes from.

    `event` is the file that GitHub tells in, `folder` the record folder from the repository's
    root. Where nothing is told, or the fork is gone, there is no address.
    """
    if event is None or not event.is_file():
        return UNSTATED
    told = json.loads(event.read_text(encoding="utf-8"))
    head = (told.get("pull_request") or {}).get("head") or {}
    repository = head.get("repo") or {}
    url, branch = repository.get("html_url"), head.get("ref")
    if not isinstance(url, str) or not isinstance(branch, str) or not url.startswith("https://"):
        return UNSTATED
    return Repository(url=url, branch=branch, folder=folder)
