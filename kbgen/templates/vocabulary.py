"""The placeholders that every response may use without declaring them."""

from typing import Literal

Kind = Literal["text", "long", "choice", "date", "number"]
"""What a value is; a form of words asks for it."""

STANDARD: dict[str, Kind] = {
    "client.first_name": "text",
    "client.patronymic": "text",
    "client.last_name": "text",
    "client.full_name": "text",
    "client.company": "text",
    "client.email": "text",
    "ticket.number": "text",
    "ticket.subject": "text",
    "ticket.url": "text",
    "ticket.status": "text",
    "ticket.created": "date",
    "agent.first_name": "text",
    "agent.last_name": "text",
    "agent.full_name": "text",
    "agent.team": "text",
    "agent.email": "text",
    "agent.phone": "text",
    "product.name": "text",
    "product.version": "text",
    "today": "date",
    "tomorrow": "date",
    "next_workday": "date",
}
"""Every standard placeholder with the kind of its value."""

PERSONS: tuple[str, ...] = ("client", "agent")
"""Of whom one may say `{{client | gender: он, она}}`."""

WORKED_OUT: frozenset[str] = frozenset({"today", "tomorrow", "next_workday"})
"""What nobody has to fill in: the calendar says it."""


def gender_of(person: str) -> str:
    """Return the name under which the gender of `client` or `agent` is kept: `m`, `f` or nothing."""
    return f"{person}.gender"
