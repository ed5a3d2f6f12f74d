"""A small site whose responses share a greeting and a signature, for the journeys of cards and of the tray."""

from pathlib import Path

from playwright.sync_api import Page

from tests.sites import Project

FRAGMENTS = """
- id: greeting
  title: Приветствие
  once: start
  variants:
    - {lang: ru, text: "Здравствуйте, {{client.first_name}}!"}
    - {lang: en, text: "Hello {{client.first_name}},"}
- id: signature
  title: Подпись
  once: end
  variants:
    - {lang: ru, text: "{{agent.first_name}}, поддержка"}
    - {lang: en, text: "{{agent.first_name}}, support"}
"""
RESPONSES = """
- id: ask
  title: Спросить, когда
  summary: Не сказано, когда это было.
  stage: intake
  tags: [общение, сроки]
  owner: people/team
  products: [products/mail]
  variables:
    - {id: when, label: когда ответим, example: завтра к обеду}
  variants:
    - lang: ru
      text: |
        {{> greeting}}

        Когда это случилось? Ответим {{when}}:

        1. что видели;
        2. когда.

        {{> signature}}
    - lang: en
      text: |
        {{> greeting}}

        When did it happen? We will answer {{when}}.

        {{> signature}}
- id: wait
  title: Попросить подождать
  summary: Нужно время.
  stage: answer
  tags: [общение]
  owner: people/team
  variants:
    - {lang: ru, tone: neutral, text: "{{> greeting}}\\n\\nДелаем.\\n\\n{{> signature}}"}
    - {lang: ru, tone: friendly, text: "{{> greeting}}\\n\\nУже делаем!\\n\\n{{> signature}}"}
- id: bare
  title: Просто номер
  stage: intake
  tags: [сроки]
  owner: Смена
  products: [products/vpn]
  variants: [{lang: ru, text: "Номер {{ticket.number}}."}]
"""
MORE = (
    "- {{id: r{n}, title: Ответ {n}, stage: closing, variants: [{{lang: ru, text: Текст {n}.}}]}}\n"
)
FILES = {
    "checklists/fragments/f.yml": FRAGMENTS,
    "checklists/responses/r.yml": RESPONSES + "".join(MORE.format(n=n) for n in range(8)),
    "checklists/products/p.yml": "- {id: mail, title: Почта, use: Письма.}\n- {id: vpn, title: VPN, use: Связь.}\n",
    "checklists/people/p.yml": "id: team\ntitle: Смена L2\nrole: Отвечает клиентам.\n",
    "checklists/guidelines/g.yml": "id: g\ntitle: Спрашивайте\nwhy: Так быстрее.\n"
    "responses: [responses/ask, responses/bare]\n",
    "checklists/escalations/e.yml": "id: e\ntitle: Передавайте\nwhen: Сбой.\nresponses: [responses/wait]\n",
    "checklists/pitfalls/p.yml": "id: p\ntitle: Молчит\ndoes: Молчит.\nresponses: [responses/ask]\n",
    "checklists/tracks/t.yml": "id: t\ntitle: План\nphases:\n  - id: one\n    title: Первый день\n    steps:\n"
    "      - {id: read, title: Прочитать, read: [responses/wait, guidelines/g]}\n",
}


def build(root: Path, *, directories: bool = True) -> Path:
    """Build the site; return its folder."""
    project = Project(root)
    for path, text in FILES.items():
        project.write(path, text)
    features = ["navigation.instant"] if directories else []
    project.configure(
        theme={"name": "material", "font": False, "language": "ru", "features": features},
        site_url="https://kb.example.org/",
        use_directory_urls=directories,
        plugins=["kbgen"],
        extra={"generator": False},
    )
    return project.build()


def pasted(page: Page) -> str:
    """Return the plain text on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def pasted_rich(page: Page) -> str:
    """Return the HTML on the clipboard."""
    read = "navigator.clipboard.read().then(all => all[0].getType('text/html')).then(one => one.text())"
    return str(page.evaluate(read))
