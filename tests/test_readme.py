"""What README.md says is so."""

import re
from pathlib import Path

import yaml

from kbgen.cli import main
from kbgen.reporters.text import render
from kbgen.settings import Settings, read_settings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return [text for name, text in found if name == language]


def rows(heading: str) -> list[str]:
    section = README.partition(f"{heading}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)


def test_the_example_of_an_entry_has_no_mistakes(kb):
    example = next(block for block in blocks("yaml") if block.startswith("# checklists/"))
    path = example.partition("\n")[0].removeprefix("# ")
    kb.write(path, example)
    kb.write("glossary/ticket.yml", "id: ticket\ntitle: Ticket\nsummary: A record of a request.\n")
    assert kb.problems() == []


def test_the_example_of_a_mistake_is_what_the_check_says(kb):
    kb.write("responses/ask-number.yml", "id: ask-number\ntitle: Ask\nvariants: [{text: Hello}]\n")
    kb.write(
        "guidelines/intake.yml",
        "id: intake\ntitle: Understand\nwhy: It saves time.\nbody: Read it.\n"
        "responses:\n  - responses/ask-numbr\n",
    )
    shown = blocks("")[1].strip()
    assert shown in render(kb.check())


def test_every_setting_is_in_the_table_with_its_default():
    assert rows("### Settings") == list(Settings.model_fields)
    table = README.partition("### Settings\n")[2]
    for name, field in Settings.model_fields.items():
        default = re.search(rf"^\| `{name}` \| ([^|]+) \|", table, re.MULTILINE)
        assert default
        shown = default[1].strip("`")
        expected = field.default
        if isinstance(expected, list):
            expected = f"[{', '.join(expected)}]"
        absent = "the theme's" if name == "language" else "none"
        assert shown == (
            str(expected).lower() if isinstance(expected, bool) else expected or absent
        )


def test_the_example_of_settings_is_accepted():
    example = next(block for block in blocks("yaml") if "content: knowledge" in block)
    assert not read_settings(yaml.safe_load(example)["plugins"][0]["kbgen"])[1]


def test_every_command_is_in_the_table():
    assert {row.split()[1] for row in rows("## Commands")} == set(main.commands)
