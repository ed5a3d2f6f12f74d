"""The page of a role or a team."""

from kbgen.model.people import Person
from kbgen.site.entries import EntryHere, Fact
from kbgen.site.environment import text


class PersonHere(EntryHere):
    """The page of a role or a team."""

    entry: Person

    @property
    def contacts(self) -> list[Fact]:
        """The ways to reach them."""
        return [(self.choice("kind", way.kind), text(way.value)) for way in self.entry.contacts]
