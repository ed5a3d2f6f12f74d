"""Make a knowledge base of N linked entries, the same for the same N.

Its YAML is about as dense as the base in this repository: some thirty values in a kilobyte.
"""

import random
from pathlib import Path

_STEMS = [
    "тикет",
    "эскалаци",
    "клиент",
    "ответ",
    "сервер",
    "журнал",
    "доступ",
    "почт",
    "смен",
    "инженер",
    "проверк",
    "сообщени",
    "парол",
    "запис",
    "заявк",
    "сбо",
    "отчёт",
    "лини",
    "поддержк",
    "решени",
    "вопрос",
    "статус",
    "обновлени",
    "продукт",
    "верси",
    "настройк",
    "сет",
    "ключ",
    "договор",
    "звонок",
    "экран",
    "файл",
    "пап",
    "принтер",
    "токен",
    "сертификат",
    "портал",
    "отдел",
    "график",
    "задач",
    "проект",
    "урок",
]
_BEGINNINGS = ("", "", "", "пере", "под", "до", "за", "при", "на", "вы")
_ENDINGS = ("", "а", "у", "ом", "е", "ов", "ам", "ный", "ная", "ного")
WORDS = sorted(
    {first + stem + last for stem in _STEMS for first in _BEGINNINGS for last in _ENDINGS}
)
"""Some three thousand word forms, as many as a base of a few hundred pages has."""
TOPICS = _STEMS
KINDS = ("guidelines", "responses", "escalations", "glossary", "tools", "pitfalls")
_BODY_WORDS = 14


def sentence(rng: random.Random, words: int) -> str:
    """Return a sentence of that many words."""
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def _items(rng: random.Random, field: str, count: int) -> list[str]:
    """Return the lines of a list of items with ids."""
    lines = [f"{field}:"]
    for index in range(count):
        lines += [f"  - id: {field[:5]}-{index}", f"    text: {sentence(rng, 4)}"]
    return lines


def _texts(rng: random.Random, field: str, count: int) -> list[str]:
    """Return the lines of a list of texts."""
    return [f"{field}:", *(f"  - {sentence(rng, 4)}" for _ in range(count))]


def entry(rng: random.Random, number: int, kind: str, total: int) -> str:
    """Return the YAML of one entry with links to others."""
    others = [rng.randrange(total) for _ in range(3)]
    refs = [f"{KINDS[other % len(KINDS)]}/entry-{other}" for other in others if other != number]
    body = "\n".join(f"  {sentence(rng, 14)}" for _ in range(_BODY_WORDS // 14))
    lines = [
        f"id: entry-{number}",
        f"title: {sentence(rng, 1 if kind == 'glossary' else 4)[:-1]} {number}",
        f"summary: {sentence(rng, 8)}",
        f"tags: [{', '.join(sorted({rng.choice(TOPICS), rng.choice(TOPICS)}))}]",
        "owner: Команда L2",
        "verified: 2026-10-01",
        "review_every: 6 months",
        "see:",
        *(f"  - {ref}" for ref in dict.fromkeys(refs)),
        "body: |",
        body,
        f"  Подробнее: [[{refs[0]}]]." if refs else "  Больше ничего.",
    ]
    lines += ["aliases:", *(f"  - {rng.choice(WORDS)} {index}" for index in range(4))]
    if kind == "responses":
        greeting = "Здравствуйте, {{client.first_name}}!"
        lines += ["stage: answer", f"when: {sentence(rng, 6)}", "variants:"]
        for lang, tone in (("ru", "neutral"), ("ru", "friendly"), ("en", "neutral")):
            lines += [
                f"  - lang: {lang}",
                f"    tone: {tone}",
                "    text: |",
                f"      {greeting} {sentence(rng, 9)}",
            ]
    elif kind == "guidelines":
        lines += ["stage: diagnosis", f"why: {sentence(rng, 6)}"]
        lines += _texts(rng, "do", 5) + _items(rng, "checklist", 8)
    elif kind == "escalations":
        lines += [
            "severity: high",
            "reaction: 30 min",
            "update_every: 1 hour",
            f"when: {sentence(rng, 6)}",
        ]
        lines += (
            _items(rng, "evidence", 5)
            + _items(rng, "checklist", 4)
            + _texts(rng, "do", 4)
            + _texts(rng, "never", 3)
        )
    elif kind == "glossary":
        lines += [f"definition: {sentence(rng, 9)}", f"forms: [{rng.choice(WORDS)} {number}]"]
    elif kind == "tools":
        lines += [f"use: {sentence(rng, 7)}", f"access: {sentence(rng, 7)}", "links:"]
        for index in range(6):
            lines += [
                f"  - title: {sentence(rng, 2)[:-1]}",
                f"    url: https://example.org/{number}/{index}",
            ]
    else:
        lines += [
            f"{field}: {sentence(rng, 7)}" for field in ("does", "why", "instead", "for_users")
        ]
    return "\n".join(lines) + "\n"


def generate(folder: Path, total: int) -> int:
    """Write `total` entries below `folder`/checklists and a page; return the size in bytes."""
    rng = random.Random(total)
    size = 0
    for number in range(total):
        kind = KINDS[number % len(KINDS)]
        path = folder / "checklists" / kind / f"{number // 600:03}" / f"entry-{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = entry(rng, number, kind, total)
        path.write_text(text, encoding="utf-8")
        size += len(text.encode())
    form = folder / "checklists" / "handovers" / "l3.yml"
    form.parent.mkdir(parents=True, exist_ok=True)
    fields = "".join(f"  - id: evide-{index}\n    label: Поле {index}\n" for index in range(5))
    form.write_text(
        f"id: l3\ntitle: Передача в L3\nowner: Команда L2\nfields:\n{fields}", encoding="utf-8"
    )
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# База\n\nНачните отсюда.\n", encoding="utf-8")
    return size
