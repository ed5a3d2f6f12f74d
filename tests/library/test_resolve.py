"""References: those that lead somewhere are recorded on both sides, those that do not are told."""

import pytest

from tests.conftest import KnowledgeBase, place

SLA = "id: sla\ntitle: SLA\n"
OLA = "id: ola\ntitle: OLA\n"
TRACK = """id: l2
title: План
phases:
  - id: day
    title: День
    steps:
      - id: accounts
        title: Учётные записи
        tasks:
          - {id: mail, text: Почта}
"""


@pytest.fixture
def base(kb: KnowledgeBase) -> KnowledgeBase:
    """A term, a track with a part, a response and a page to refer to."""
    kb.write("glossary/ola.yml", OLA)
    kb.write("tracks/l2.yml", TRACK)
    kb.write(
        "responses/hello.yml",
        "id: hello\ntitle: Здравствуйте\nvariants:\n  - text: Здравствуйте!\n",
    )
    kb.write("docs/wiki/mail.md", "# Почта\n")
    kb.write("docs/logo.png", b"")
    return kb


def test_a_reference_is_recorded_on_both_sides(kb: KnowledgeBase) -> None:
    kb.write("glossary/sla.yml", f"{SLA}see: [glossary/ola]\nbody: '[[glossary/xla]]'\n")
    kb.write("glossary/ola.yml", OLA)
    kb.write("glossary/xla.yml", "id: xla\ntitle: XLA\nsee: [glossary/ola]\n")
    kb.write("docs/index.md", "# Начало\n\n[[glossary/sla]]\n")
    library = kb.load()
    assert library.links["glossary/sla"] == ["glossary/ola", "glossary/xla"]
    assert library.backlinks["glossary/ola"] == ["glossary/sla", "glossary/xla"]
    assert library.backlinks["glossary/sla"] == ["index.md"]


GOOD = {
    "a piece": "body: '![[sections]]'",
    "a page that the site makes": "body: '[[matrix.md]]'",
    "a heading": "body: '[[wiki/mail.md#почта]]'",
    "brackets of a table": "body: '[[1]] [[:alpha:]] `[[glossary/ola`'",
    "an unclosed bracket of something else": "body: 'a[[0] = [[ и [[x/y'",
    "an escaped bracket": "body: '\\[[glossary/ola'",
    "words over two lines": 'body: "[[glossary/ola|наш\\nдоговор]]"',
    "an entry": "see: [glossary/ola]",
    "a step": "see: ['tracks/l2#accounts']",
    "a task": "see: ['tracks/l2#accounts.mail']",
    "a variant": "see: ['responses/hello#ru-neutral']",
    "a collection": "see: [glossary]",
    "a page": "see: [wiki/mail.md]",
    "a place on a page": "see: ['wiki/mail.md#почта']",
    "words for it": "body: '[[glossary/ola|договор]]'",
    "an embed": "body: '![[glossary/ola]]'",
    "code": "body: '`[[glossary/none]]`'",
    "a block of code": 'body: "```\\n[[glossary/none]]\\n```"',
    "double brackets of other kinds": "body: 'if [[ -f x ]]; then a[[1]] fi'",
    "a link to a page": "body: '[Почта](../wiki/mail.md#почта)'",
    "a link to an entry": "body: '[OLA](ola.md)'",
    "a link to a file": "body: '![](../logo.png)'",
    "a link to an address": "body: '[a](https://example.org/a.md) <mailto:a@example.org> [b](tel:+7)'",
    "a link within the page": "body: '[a](#b)'",
    "an owner who is no entry": "owner: Команда L2 / смена",
    "a link with escapes": "body: '[a](../%77iki/mail.md)'",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_leads_somewhere_is_no_mistake(name: str, base: KnowledgeBase) -> None:
    base.write("glossary/sla.yml", f"{SLA}{GOOD[name]}\n")
    assert base.problems() == []


BAD = {
    "a title": ("body: '[[Почтовый сервер]]'", "3:10 KB204"),
    "a misspelt collection alone": ("body: '[[responces]]'", "3:10 KB204"),
    "a misspelt collection to embed": ("body: '![[responces]]'", "3:11 KB204"),
    "a misspelt piece": ("body: '![[secton]]'", "3:11 KB204"),
    "a piece as a link": ("body: '[[sections]]'", "3:10 KB204"),
    "words in brackets": ("body: '[[что угодно]]'", "3:10 KB204"),
    "a page without its ending": ("body: '[[wiki/mail]]'", "3:10 KB202"),
    "an embed in a line": ("body: 'см. ![[glossary/ola]]'", "3:15 KB217"),
    "an embed in a list": ("body: '- ![[glossary/ola]]'", "3:13 KB217"),
    "a piece in a line": ("body: 'см. ![[sections]]'", "3:15 KB217"),
    "a reference with one bracket": ("body: '[[glossary/ola|OLA] и'", "3:10 KB218"),
    "a reference without brackets": ("body: '[[glossary/ola и далее'", "3:10 KB218"),
    "an embed without an end": ("body: '![[glossary/ola'", "3:11 KB218"),
    "a heading that is not there": ("body: '[[wiki/mail.md#вход]]'", "3:10 KB219"),
    "a heading of a field that is not there": ("see: ['wiki/mail.md#вход']", "3:7 KB219"),
    "a heading of a link that is not there": ("body: '[a](../wiki/mail.md#вход)'", "3:12 KB219"),
    "an entry that is not there": ("see: [glossary/none]", "3:7 KB201"),
    "a misspelt entry": ("see: [glossary/olaa]", "3:7 KB201"),
    "an entry with a Cyrillic letter": ("see: [glossary/оla]", "3:7 KB201"),
    "an entry with an ending": ("see: [glossary/ola.yml]", "3:7 KB201"),
    "an entry of another collection": ("see: [tools/ola]", "3:7 KB201"),
    "a misspelt collection": ("see: [glosary/ola]", "3:7 KB202"),
    "a collection with a Cyrillic letter": ("see: [glоssary/ola]", "3:7 KB202"),
    "capitals": ("see: [Glossary/OLA]", "3:7 KB202"),
    "a part that is not there": ("see: ['tracks/l2#acounts']", "3:7 KB203"),
    "a part of an entry without parts": ("see: ['glossary/ola#a']", "3:7 KB203"),
    "no collection": ("see: [ola]", "3:7 KB204"),
    "a folder before it": ("see: [checklists/glossary/ola.yml]", "3:7 KB204"),
    "a path": ("see: [../../etc/passwd]", "3:7 KB204"),
    "brackets in quotes": ("see: ['[[glossary/ola]]']", "3:7 KB204"),
    "brackets": ("see:\n  - [[glossary/ola]]", "4:5 KB204"),
    "text after it": ("see:\n  - glossary/ola и ещё", "4:5 KB204"),
    "the wrong kind": ("owner: glossary/ola", "3:8 KB205"),
    "an owner that is not there": ("owner: people/nobody", "3:8 KB201"),
    "an owner with a Cyrillic letter": ("owner: реople/lead", "3:8 KB202"),
    "the entry itself": ("see: [glossary/sla]", "3:7 KB206"),
    "a page that is not there": ("see: [wiki/mial.md]", "3:7 KB216"),
    "a dangling reference in a text": ("body: 'см. [[glossary/none]]'", "3:14 KB201"),
    "a dangling reference with words": ("body: '[[glossary/none|нет]]'", "3:10 KB201"),
    "a dangling embed": ("body: '![[glossary/none]]'", "3:11 KB201"),
    "a reference without id in a text": ("body: '[[glossary/]]'", "3:10 KB204"),
    "a reference with a folder in a text": ("body: '[[checklists/glossary/ola]]'", "3:10 KB204"),
    "an id alone in a text": ("body: '[[ola]]'", "3:10 KB204"),
    "a link to a page that is not there": ("body: '[a](../wiki/mial.md)'", "3:12 KB209"),
    "a link to a file that is not there": ("body: '![](../lgo.png)'", "3:12 KB209"),
    "a link that runs": ("body: '[a](javascript:b)'", "3:12 KB210"),
    "a link to data": ("body: '[a](data:text/html,b)'", "3:12 KB210"),
    "a link to a disk": ("body: '[a](file:///etc/passwd)'", "3:12 KB210"),
    "a link without scheme": ("body: '[a](//example.org)'", "3:12 KB210"),
    "a link out of the site": ("body: '[a](../../../etc/passwd)'", "3:12 KB006"),
    "a link out of the site in disguise": ("body: '[a](..%2f..%2f..%2fetc/passwd)'", "3:12 KB006"),
    "an entry that embeds itself": ("body: '![[glossary/sla]]'", "3:11 KB208"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_leads_nowhere_is_told_once_at_its_place(name: str, base: KnowledgeBase) -> None:
    more, expected = BAD[name]
    base.write("glossary/sla.yml", f"{SLA}{more}\n")
    assert base.problems() == [f"glossary/sla.yml:{expected}"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("see: [glossary/olaa]", "did you mean `glossary/ola`?"),
        ("see: [glossary/оla]", "U+043E CYRILLIC SMALL LETTER O"),
        ("see: [glossary/OLA]", "`glossary/ola`"),
        ("see: [tools/ola]", "`glossary/ola`, in another collection"),
        ("see: [glosary/ola]", "`glossary/ola`"),
        ("see: [Glossary/OLA]", "`glossary/ola`"),
        ("see: ['tracks/l2#acounts']", "`tracks/l2#accounts`"),
        ("see: [ola]", "`glossary/ola`"),
        ("see: [checklists/glossary/ola.yml]", "`glossary/ola`"),
        ("see: ['[[glossary/ola]]']", "`glossary/ola`"),
        ("see: [tools/mail]", "no entry in `tools` yet"),
        ("see: [wiki/mial.md]", "`wiki/mail.md`"),
    ],
)
def test_the_help_names_what_was_meant(more: str, words: str, base: KnowledgeBase) -> None:
    base.write("glossary/sla.yml", f"{SLA}{more}\n")
    [found] = base.check().errors
    assert words in found.help()


def test_the_place_in_a_block_is_that_of_the_reference(base: KnowledgeBase) -> None:
    base.write(
        "glossary/sla.yml",
        f"{SLA}body: |\n  Первая строка.\n\n  - [[glossary/ola]] и [[glossary/none]]\n  - [[glossary/none]]\n",
    )
    assert base.problems() == ["glossary/sla.yml:6:26 KB201", "glossary/sla.yml:7:7 KB201"]


def test_pages_are_checked_like_entries(base: KnowledgeBase) -> None:
    base.write(
        "docs/index.md",
        "---\ntitle: Начало\n---\n\n# Начало\n\n[[glossary/olaa]] и [[glossary/ola]]\n",
    )
    assert base.problems() == ["docs/index.md:7:3 KB201"]


def test_a_page_of_a_site_without_entries_may_have_brackets_of_its_own(kb: KnowledgeBase) -> None:
    kb.write("mkdocs.yml", "site_name: a\nplugins: [kbgen]\n")
    kb.write("docs/index.md", "# Начало\n\n[[wiki/link]] [[glossary/none]]\n")
    assert kb.problems() == []


def test_circles_of_embeds_are_told_once(kb: KnowledgeBase) -> None:
    for name, following in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        kb.write(
            f"glossary/{name}.yml",
            f"id: {name}\ntitle: {name}\nbody: '![[glossary/{following}]]'\n",
        )
    assert kb.problems() == ["glossary/a.yml:3:11 KB208"]
    [found] = kb.check().errors
    assert "glossary/a → glossary/b → glossary/c → glossary/a" in found.message()


def test_others_may_refer_to_an_entry_with_mistakes(kb: KnowledgeBase) -> None:
    kb.write("tracks/l2.yml", TRACK.replace("title: Учётные записи", "titel: Учётные записи"))
    kb.write("glossary/sla.yml", f"{SLA}see: [tracks/l2, 'tracks/l2#accounts', 'tracks/l2#none']\n")
    assert kb.problems() == ["tracks/l2.yml:8:9 KB101"]


@pytest.mark.parametrize(
    "broken",
    [
        "id: ola\ntitle: OLA\n? [a]\n: b\n",
        "? [a]\n: b\nid: ola\ntitle: OLA\n",
        "id ola\ntitle: OLA\n",
        "id: 'ola\ntitle: OLA\n",
        "- id: xla\n  title: XLA\n- ? [a]\n  id: ola\n",
        "id: ola\ntitle: OLA\n" + "#" * (2 * 1024 * 1024),
        "id: ola\x00\n",
    ],
)
def test_an_entry_in_a_file_that_cannot_be_read_is_not_missed(
    broken: str, kb: KnowledgeBase
) -> None:
    kb.write("glossary/ola.yml", broken)
    kb.write("glossary/sla.yml", f"{SLA}see: [glossary/ola, glossary/none]\n")
    codes = kb.problems()
    assert [one for one in codes if "sla.yml" in one] == ["glossary/sla.yml:3:21 KB201"]
    assert [one for one in codes if "ola.yml" in one]


def test_the_second_of_two_entries_with_one_id_is_checked_too(kb: KnowledgeBase) -> None:
    kb.write("glossary/a.yml", SLA)
    kb.write("glossary/b.yml", f"{SLA}see: [glossary/none]\n")
    assert kb.problems() == ["glossary/b.yml:1:5 KB110", "glossary/b.yml:3:7 KB201"]


def test_thousands_of_dangling_references_are_all_told(kb: KnowledgeBase) -> None:
    kb.write("glossary/ola.yml", OLA)
    lines = "".join(f"  - glossary/olaa{number}\n" for number in range(2000))
    kb.write("glossary/sla.yml", f"{SLA}see:\n{lines}")
    found = kb.check().errors
    assert len(found) == 2000
    assert [place(one) for one in found[:2]] == [
        "glossary/sla.yml:4:5 KB201",
        "glossary/sla.yml:5:5 KB201",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[responces]]", "did you mean `responses`?"),
        ("![[respnses]]", "did you mean `responses`?"),
        ("![[responces]]", "did you mean `responses`?"),
        ("![[secton]]", "did you mean `sections`?"),
        ("[[secton]]", "write `![[sections]]` on a line of its own"),
        ("[[Сверка итогов]]", "the title of `glossary/xla`: write `[[glossary/xla]]`"),
        ("![[сверка  ИТОГОВ]]", "write `![[glossary/xla]]`"),
        ("[[glossary/Сверка итогов]]", "write `[[glossary/xla]]`"),
        ("[[Сверка итога]]", "did you mean `glossary/xla` (“Сверка итогов”)?"),
        ("[[баланс]]", "another name of `glossary/xla`: write `[[glossary/xla]]`"),
        ("[[Почта]]", "the title of `wiki/mail.md`: write `[[wiki/mail.md]]`"),
        ("[[xla]]", "did you mean `glossary/xla`?"),
        ("[[wiki/mail]]", "did you mean `wiki/mail.md`?"),
        ("[[wiki/mial]]", "did you mean `wiki/mail.md`?"),
        ("[[wiki/mail#почта]]", "did you mean `wiki/mail.md#почта`?"),
        ("[[wiki]]", "write `[[wiki/index.md]]`"),
        ("[[что угодно]]", "between backquotes"),
        ("[[wiki/mail.md#почт]]", "did you mean `#почта`?"),
        ("[[wiki/mail.md#Почта]]", "did you mean `#почта`?"),
        ("[[glossary/xla|сверка] и так далее", "put `]]` after it"),
    ],
)
def test_what_was_meant_is_told_in_texts_and_on_pages_alike(
    text: str, words: str, base: KnowledgeBase
) -> None:
    term = "id: xla\ntitle: Сверка итогов\naliases: [баланс]\n"
    base.write("glossary/xla.yml", term)
    base.write("docs/wiki/index.md", "# Вики\n")
    base.write("docs/wiki/a.md", f"# Статья\n\n{text}\n")
    [found] = [one for one in base.check() if one.severity != "note"]
    assert (found.span.path, found.span.line) == ("docs/wiki/a.md", 3)
    assert words in found.help()
    base.write("docs/wiki/a.md", "# Статья\n")
    base.write("glossary/sla.yml", f"{SLA}body: |\n  {text}\n")
    [found] = [one for one in base.check() if one.severity != "note"]
    assert (found.span.path, found.span.line) == ("checklists/glossary/sla.yml", 4)
    assert words in found.help()


PAGES = {
    "a heading of another page": ("[a](wiki/mail.md#вход)", ["3:5 KB219"]),
    "a heading of its own": ("[a](#konec)", ["3:5 KB219"]),
    "its own heading": ("[a](#начало) [b](#чужое)", []),
    "its own heading, as browsers write it": ("[a](#%D0%BD%D0%B0%D1%87%D0%B0%D0%BB%D0%BE)", []),
    "an id of its own": ("[a](#here)\n\n## Там { #here }", []),
    "an id in HTML": ('[a](#here)\n\n<a id="here"></a>', []),
    "a heading inside": ("[a](#там)\n\n!!! note\n\n    ## Там", []),
    "a footnote": ("[a](#fn:1)", []),
    "a page that only speaks of taking in": ("[a](#там)\n\n`![[tracks/l2]]`", ["3:5 KB219"]),
    "what is taken in": ("[a](#questions)\n\n![[tracks/l2]]", []),
    "a picture that is not there": ("![](foto.png)", ["3:5 KB209"]),
    "a picture beside": ("![](logo.png)", []),
    "a file that is not there": ("[a](plan.docx)", ["3:5 KB209"]),
    "a file that the build makes": ("[a](kb.json)", []),
    "a page as HTML": ("[a](wiki/mail.html) [b](wiki/)", []),
    "a picture that is passed over": ("![](_img/a.png)", []),
}


@pytest.mark.parametrize("name", PAGES)
def test_places_and_files_that_pages_link_to_are_looked_for(name: str, base: KnowledgeBase) -> None:
    text, expected = PAGES[name]
    base.write("docs/index.md", f"# Начало\n\n{text}\n\n## Чужое\n")
    assert base.problems() == [f"docs/index.md:{place}" for place in expected]


def test_headings_get_their_ids_as_the_site_says(base: KnowledgeBase) -> None:
    pymdownx = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: upper}}"
    base.write("docs/index.md", "# Начало\n\n[a](#где_вход)\n\n## Где вход\n")
    for slugify, separator, expected in (
        ("", "", ["KB219"]),
        ("", "_", []),
        (f"slugify: {pymdownx}", "_", ["KB219"]),
        ("slugify: !!python/name:markdown.extensions.toc.slugify_unicode", "_", []),
        ("slugify: !!python/name:our.own", "", []),
    ):
        options = "".join(
            f"\n      {line}" for line in (slugify, separator and f"separator: {separator}") if line
        )
        base.write(
            "mkdocs.yml",
            f"site_name: KB\nplugins: [kbgen]\nmarkdown_extensions:\n  - toc:{options}\n",
        )
        assert [one.code for one in base.check() if one.severity != "note"] == expected, slugify


def test_a_picture_behind_a_symbolic_link_is_there(base: KnowledgeBase) -> None:
    (base.root / "docs" / "linked.png").symlink_to(base.root / "docs" / "logo.png")
    base.write("docs/index.md", "# Начало\n\n![](linked.png)\n")
    assert base.problems() == []
