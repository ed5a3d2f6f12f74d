"""KB20x and KB21x: references that lead nowhere."""

from kbgen.codes.base import LATIN, LATIN_PLACEHOLDER, Code, Files

_TERM = "checklists/glossary/sla.yml"
_SLA = "id: sla\ntitle: SLA\n"


def _see(text: str) -> Files:
    return {
        _TERM: f"{_SLA}see:\n  - {text}\n",
        "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\n",
    }


def _body(text: str) -> Files:
    return {
        _TERM: f"{_SLA}body: |\n  {text}\n",
        "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\n",
    }


def _track(first: str, second: str) -> Files:
    return {
        "checklists/tracks/l2.yml": f"""id: l2
title: План
roles:
  - id: windows
    title: Windows
phases:
  - id: first-day
    title: Первый день
    steps:
      - id: accounts
        title: Учётные записи
{first}      - id: mail
        title: Почта
{second}"""
    }


CODES = (
    Code(
        "KB201",
        "error",
        "No such entry",
        "no entry `{id}` in {collection}",
        "check the id; `{collection}` has: {known}",
        "The reader would press a link that leads nowhere.",
        _see("glossary/olla"),
        _see("glossary/ola"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "elsewhere": "did you mean `{near}`, in another collection?",
            "none": "there is no entry in `{collection}` yet",
        },
    ),
    Code(
        "KB202",
        "error",
        "No such collection",
        "there is no collection `{collection}`",
        "the collections are: {known}",
        "A reference is `collection/id`.",
        _see("glosary/ola"),
        _see("glossary/ola"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "page": "a page is named by its file: did you mean `{near}`?",
        },
    ),
    Code(
        "KB203",
        "error",
        "No such part",
        "`{ref}` has no part `{part}`",
        "its parts are: {known}",
        "A part is a step, a task, a question or an item with an id of its own.",
        {**_track("", ""), _TERM: f"{_SLA}see:\n  - tracks/l2#accouns\n"},
        {**_track("", ""), _TERM: f"{_SLA}see:\n  - tracks/l2#accounts\n"},
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "none": "it has no parts: refer to the whole",
        },
    ),
    Code(
        "KB204",
        "error",
        "Not a reference",
        "`{value}` is not a reference",
        "write `collection/id`, such as `glossary/sla`, or `collection/id#part`",
        "A reference names the collection first, so that ids need to be unique only in it.",
        _see("ola"),
        _see("glossary/ola"),
        {
            "near": "did you mean `{near}`?",
            "title": "this is the title of `{near}`: write `{written}`",
            "alias": "this is another name of `{near}`: write `{written}`",
            "titled": "did you mean `{near}` (“{title}”)? Then write `{written}`",
            "page": "a page is named by its file: write `{written}`",
            "piece": "`{near}` is embedded: write `{written}` on a line of its own",
            "brackets": "write `[[collection/id]]`, such as `[[glossary/sla]]`; brackets that shall be seen stand between backquotes",
        },
    ),
    Code(
        "KB205",
        "error",
        "A reference to the wrong kind of entry",
        "`{field}` takes entries of {expected}, not of {collection}",
        "put it under `see` instead, or refer to an entry of {expected}",
        "The page shows these entries in a form of their own.",
        {
            **_body("Срок."),
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nresponses:\n  - glossary/sla\n",
        },
        {
            **_body("Срок."),
            "checklists/guidelines/read.yml": "id: read\ntitle: Прочитайте\nwhy: Так быстрее.\nsee:\n  - glossary/sla\n",
        },
    ),
    Code(
        "KB206",
        "warning",
        "An entry that refers to itself",
        "the entry refers to itself",
        "refer to another entry, or delete the line",
        "The link would lead to the page that the reader is on.",
        _see("glossary/sla"),
        _see("glossary/ola"),
    ),
    Code(
        "KB207",
        "error",
        "Steps that wait for each other",
        "these steps wait for each other: {circle}",
        "delete one of the `after` lines in the circle",
        "None of them could ever be begun.",
        _track("        after: [mail]\n", "        after: [accounts]\n"),
        _track("", "        after: [accounts]\n"),
    ),
    Code(
        "KB208",
        "error",
        "Entries embedded in each other",
        "these entries embed each other: {circle}",
        "make one of the embeds a link: remove the exclamation mark before `[[`",
        "The page would have no end.",
        {
            _TERM: f"{_SLA}body: |\n  ![[glossary/ola]]\n",
            "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\nbody: |\n  ![[glossary/sla]]\n",
        },
        {
            _TERM: f"{_SLA}body: |\n  ![[glossary/ola]]\n",
            "checklists/glossary/ola.yml": "id: ola\ntitle: OLA\nbody: |\n  [[glossary/sla]]\n",
        },
        {"self": "delete it, or make it a link: remove the exclamation mark before `[[`"},
        {"self": "the entry embeds itself"},
    ),
    Code(
        "KB209",
        "warning",
        "A link to a file that is not there",
        "there is no file `{target}` in the site",
        "check the path: it begins at the page's own folder (this page is {page})",
        "The reader would press a link that leads nowhere.",
        {
            **_body("Срок."),
            "docs/index.md": "# Начало\n\n[Почта](wiki/mial.md)\n",
            "docs/wiki/mail.md": "# Почта\n",
        },
        {
            **_body("Срок."),
            "docs/index.md": "# Начало\n\n[Почта](wiki/mail.md)\n",
            "docs/wiki/mail.md": "# Почта\n",
        },
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB210",
        "error",
        "A link that may not be followed",
        "links to `{scheme}` are not allowed",
        "link to http://, https://, mailto:, tel: or a file of the site",
        "Such links can run programs in the reader's browser, or lead to files that only you have.",
        _body("[Открыть](javascript:alert(1))"),
        _body("[Открыть](https://example.org/)"),
    ),
    Code(
        "KB211",
        "error",
        "A page and an entry at one address",
        "the page `{page}` and the entry `{ref}` have the same address",
        "rename the page, or change the entry's id",
        "One of the two would not be on the site.",
        {**_body("Срок."), "docs/glossary/sla.md": "# SLA\n"},
        {**_body("Срок."), "docs/glossary/about-sla.md": "# SLA\n"},
    ),
    Code(
        "KB212",
        "error",
        "No such step",
        "there is no step `{id}`",
        "`after` names ids of steps; this plan has: {known}",
        "A step that waits for a step that is not there would never open.",
        _track("", "        after: [acounts]\n"),
        _track("", "        after: [accounts]\n"),
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB213",
        "error",
        "No such role",
        "the plan has no role `{id}`",
        "add it under `roles`; there are: {known}",
        "A step for a role that does not exist would be shown to nobody.",
        _track("", "        only_for: [widows]\n"),
        _track("", "        only_for: [windows]\n"),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "none": "add it under `roles`; the plan has no roles yet",
        },
    ),
    Code(
        "KB214",
        "error",
        "Unknown placeholder",
        "`{{{{{name}}}}}` is neither a standard placeholder nor declared here",
        "declare it under `variables`, or use a standard one: {known}",
        "The customer would get a letter with braces in it.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n"
            "  - text: |\n      Здравствуйте, {{client.firstname}}!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n"
            "  - text: |\n      Здравствуйте, {{client.first_name}}!\n"
        },
        {
            "near": "did you mean `{{{{{near}}}}}`?",
            "cyrillic": LATIN_PLACEHOLDER,
            "fragment": "write `{{{{> {near}}}}}`: it is a fragment",
        },
    ),
    Code(
        "KB215",
        "warning",
        "A placeholder that is declared but not used",
        "`{name}` is declared, but no text uses it",
        "use it as `{{{{{name}}}}}`, or delete it",
        "The form would ask for something that goes nowhere.",
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: term\n    label: Срок\n"
            "variants:\n  - text: Здравствуйте!\n"
        },
        {
            "checklists/responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariables:\n  - id: term\n    label: Срок\n"
            "variants:\n  - text: |\n      Здравствуйте! Срок — {{term}}.\n"
        },
    ),
    Code(
        "KB216",
        "error",
        "No such page",
        "there is no page `{target}`",
        "check the path: it begins at the docs folder",
        "The reader would press a link that leads nowhere.",
        {**_see("wiki/mial.md"), "docs/wiki/mail.md": "# Почта\n"},
        {**_see("wiki/mail.md"), "docs/wiki/mail.md": "# Почта\n"},
        {"near": "did you mean `{near}`?", "cyrillic": LATIN},
    ),
    Code(
        "KB217",
        "warning",
        "An embed in the middle of a line",
        "`![[{ref}]]` shares its line with other text, so it becomes a plain link",
        "give it a line of its own; if a link is meant, remove the exclamation mark",
        "The author sees the whole entry in their mind, and the reader finds a few words.",
        _body("Подробно: ![[glossary/ola]]"),
        _body("![[glossary/ola]]"),
        {"piece": "give it a line of its own"},
        {"piece": "`![[{ref}]]` shares its line with other text, so nothing is embedded"},
    ),
    Code(
        "KB218",
        "warning",
        "A reference without an end",
        "no `]]` ends the reference to `{ref}`, so the page shows it as it is written",
        "put `]]` after it; the words for a link have no brackets in them",
        "The reader would see brackets and an id where a link was meant.",
        _body("Договор [[glossary/ola|OLA]"),
        _body("Договор [[glossary/ola|OLA]]"),
    ),
    Code(
        "KB219",
        "warning",
        "No such heading",
        "`{page}` has no heading with the address `#{anchor}`",
        "the addresses on this page are: {known}",
        "The link would open the page at its beginning, and the reader would have to look for the place.",
        {**_see("'wiki/mail.md#вхд'"), "docs/wiki/mail.md": "# Почта\n\n## Вход\n"},
        {**_see("'wiki/mail.md#вход'"), "docs/wiki/mail.md": "# Почта\n\n## Вход\n"},
        {
            "near": "did you mean `#{near}`?",
            "none": "the page has no headings: leave out `#{anchor}`",
        },
    ),
)
