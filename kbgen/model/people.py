"""Roles and teams, and how to reach them."""

from typing import ClassVar, Literal

from kbgen.model.base import Entry, Line, Markdown, Model


class Contact(Model):
    """A way to reach somebody."""

    kind: Literal["chat", "mail", "phone", "queue", "other"] = "other"
    """chat, mail, phone, queue or other."""
    value: Line
    """The address, number or name."""


class Person(Entry):
    """A role or a team: what to come with, how to reach it."""

    collection: ClassVar[str] = "people"
    icon: ClassVar[str] = "material/account-group-outline"
    expected: ClassVar[tuple[str, ...]] = ("body", "role", "summary")

    role: Line | None = None
    """What they answer for."""
    ask: list[Markdown] = []
    """What to come to them with."""
    contacts: list[Contact] = []
    """How to reach them."""
    hours: Line | None = None
    """When they are there."""
