"""A small site with plans, and a reader of them: what the journeys through plans share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.sites import Project

from .conftest import Served, Visit, visit

MONDAY = "2026-11-30"
"""The first day of most newcomers here; nothing is free in the weeks after it."""
NOON = "2026-12-02T12:00:00"
"""Wednesday, the third working day."""

PLAN = """\
id: newcomer
title: План новичка
order: 1
roles:
  - {id: office, title: Работаю в офисе}
  - {id: remote, title: Работаю удалённо}
phases:
  - id: before
    title: До первого дня
    steps:
      - id: accounts
        title: Завести учётные записи
        by: it
        due: -2
        sign_off: lead
        tasks:
          - {id: mail, text: Почта}
          - {id: chat, text: Чат}
  - id: first
    title: Первый день
    steps:
      - id: meet
        title: Познакомиться с командой
        due: 1
        why: Так легче спрашивать.
        done_when: Вы знаете, к кому идти.
        tasks:
          - {id: hello, text: "Поздороваться в [[tracks/second|общем]] чате", hint: "Хватит двух слов."}
          - {id: lunch, text: Пообедать вместе}
      - id: tour
        title: Пройтись по офису
        due: 1
        only_for: [office]
        tasks:
          - {id: exits, text: Найти выходы}
      - id: router
        title: Сменить пароль роутера
        due: 1
        only_for: [remote]
      - id: read
        title: Прочитать введение
        due: 3
        questions:
          - id: front
            text: Кого видит клиент?
            choices:
              - {text: Первую линию, right: yes}
              - {text: Вторую линию}
            explanation: Вторая и третья — бэк-офис.
          - id: several
            text: Что несёт передача?
            choices:
              - {text: Диагностику, right: yes}
              - {text: Журнал, right: yes}
              - {text: Догадки}
          - id: own
            text: Зачем нужна вторая линия?
            explanation: Она разбирает то, чего не решила первая.
  - id: later
    title: Первая неделя
    steps:
      - id: ticket
        title: Взять первый тикет
        due: 5
        after: [meet]
        sign_off: buddy
        tasks:
          - {id: choose, text: Выбрать тикет}
          - {id: solve, text: Решить его}
      - id: talk
        title: Поговорить об итогах
        by: buddy
        due: 5
"""
SECOND = """\
id: second
title: Второй план
phases:
  - id: only
    title: Всё сразу
    steps:
      - {id: one, title: Первое дело, due: 1}
      - {id: two, title: Второе дело, due: 2, after: [one]}
      - {id: keys, title: Выдать ключи, by: it, due: 2}
      - {id: door, title: Открыть дверь, due: 2, after: [keys]}
      - {id: rest, title: Третье дело, due: 9}
      - {id: tell, title: Рассказать команде, due: 9, after: ["tracks/newcomer#meet"]}
"""
SETTINGS: dict[str, Any] = {
    "theme": {
        "name": "material",
        "font": False,
        "language": "ru",
        "features": ["navigation.instant"],
        "palette": [
            {"media": f"(prefers-color-scheme: {media})", "scheme": scheme}
            for media, scheme in (("light", "default"), ("dark", "slate"))
        ],
    },
    "extra": {"generator": False},
    "site_url": "https://kb.example.org/",
    "kbgen": {"language": "ru", "country": "RU"},
}


def write_site(root: Path, plan: str = PLAN, **settings: Any) -> Project:
    """Build a site with the plans in the folder `root`."""
    project = Project(root)
    project.write("docs/index.md", "# Дом\n\n![[my-plan]]\n\n[Другая](other.md)\n")
    project.write("docs/other.md", "# Другая\n\nСтраница.\n")
    project.write("checklists/tracks/newcomer.yml", plan)
    project.write("checklists/tracks/second.yml", SECOND)
    project.configure(**SETTINGS | settings)
    project.build()
    return project


@dataclass
class Reader:
    """Somebody with a plan in a browser."""

    seen: Visit
    path: str = "tracks/newcomer/"

    @property
    def page(self) -> Page:
        return self.seen.page

    def open(self, fragment: str = "") -> Page:
        """Open the plan and wait until it is alive."""
        self.page.goto("about:blank")
        self.seen.open(self.path + fragment)
        self.page.locator(".kb-plan-card").wait_for()
        return self.page

    def begin(self, day: str = MONDAY, *roles: str, name: str = "") -> Page:
        """Begin the plan that is open."""
        form = self.page.locator("form.kb-begin")
        form.get_by_label("Первый рабочий день").fill(day)
        if name:
            form.get_by_label("Имя").fill(name)
        for role in roles:
            form.get_by_label(role).check()
        form.get_by_role("button", name="Начать план").click()
        return self.page

    def step(self, name: str) -> Locator:
        """Return a step's section."""
        return self.page.locator(f".kb-step:has(> h3[id='{name}'])")

    def tick(self, item: str) -> Locator:
        """Return the box of a step or of a task."""
        step, _, task = item.partition(".")
        if not task:
            return self.step(step).locator("> .kb-step-tick")
        return self.page.locator(f"li[id='{item}'] > .kb-tick")

    def menu(self, item: str) -> None:
        """Choose from what is done with the whole plan."""
        self.page.locator(".kb-menu > summary").click()
        self.page.locator(".kb-menu-item", has_text=item).click()

    @property
    def said(self) -> Locator:
        """What a screen reader was told last."""
        return self.page.locator("kb-plan > [role=status]")

    def kept(self) -> dict[str, Any]:
        """Return what the browser keeps of plans, by name."""
        raw: dict[str, str] = self.page.evaluate("Object.fromEntries(Object.entries(localStorage))")
        return {
            key.split(":plan:", 1)[1]: json.loads(value)
            for key, value in raw.items()
            if ":plan:" in key
        }


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context of a Russian reader."""
    settings: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "ru-RU"}
    return browser.new_context(**settings | options)


def reader(context: BrowserContext, site: Served, now: str = NOON) -> Reader:
    """Return a reader at the time `now`."""
    made = Reader(visit(context, site.address))
    made.page.clock.set_fixed_time(now)
    return made
