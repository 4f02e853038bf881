"""What a person is told who asked for a story or a report that there is not: the names
there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.store.stories import StorySummary

NAMED = 5  # how many stories or reports a message names before it only counts the rest


class UnknownStory(LookupError):  # noqa: N818 - the message is for a person, who asked for a story
    """No story, or more than one, is meant by what was asked for. The message names
    what there is.
    """


class UnknownReport(LookupError):  # noqa: N818
    """No report, or more than one, is meant by what was asked for. The message names
    what there is.
    """


def no_story(
    asked: str | int, begun: Sequence[str], listed: Sequence[StorySummary]
) -> str:
    """Why `asked` names no one story: `begun` are the ids that begin so, `listed` all
    stories there are.
    """
    if begun:
        return f"several stories begin with {asked!r}: {_some(begun)}"
    if not listed:
        return (
            f"there is no story {asked!r}: the archive holds none yet, "
            "add reports first"
        )
    names = _some(
        [f"{number} {story.title!r}" for number, story in enumerate(listed, 1)]
    )
    return f"there is no story {asked!r}: the archive holds {names}"


def no_report(asked: str, begun: Sequence[str], count: int) -> str:
    """Why `asked` names no one report: `begun` are the ids that begin so, `count` is
    how many reports there are.
    """
    if begun:
        return f"several reports begin with {asked!r}: {_some(begun)}"
    return (
        f"there is no report {asked!r} among the {count:,} of the archive: "
        "search for its id"
    )


def _some(names: Sequence[str]) -> str:
    """The first few of `names`, and that there are more."""
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
