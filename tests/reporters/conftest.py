"""One small base with a dozen mistakes, which every form of report tells."""

import pytest

from kbgen.diagnostics import Report
from tests.conftest import KnowledgeBase

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: KB\nplugins:\n  - kbgen:\n      contnet: checklists\n",
    "glossary/sla.yml": "id: sla\ntitle: Шаг 1: срок\nsumary: Срок ответа\nverified: 2024-13-01\n",
    "glossary/ola.yml": "id: ola\ntitle: OLA\ndefinition: |\n  См. [[glossary/olaa]] и [[tools/mail]].\n",
    "glossary/срок ответа.yml": "id: sla\ntitle: Срок\ndefinition: a\n\ttags: [x]\n",
    "glossary/cp1251.yml": "id: old\ntitle: Старый\n".encode("cp1251"),
    "tools/mail.yml": "id: mail\ntitle: 📧 Почта\u200b\nuse: a\ntitle: Письма\n",
    "responses/hello.yml": "id: hello\ntitle: Здравствуйте\nvariants:\n"
    "  - text: |\n      Здравствуйте, {{client.firstname}}!\n",
    "glosary/xla.yml": "id: xla\ntitle: XLA\n",
    "guidelines/long.yml": f"id: long\ntitle: a\nwhy: {'Так быстрее. ' * 20}[[tools/none]] {'И проще. ' * 20}\n",
    "glossary/notes.txt": "a\n",
    "docs/index.md": "# Начало\n\nСм. [[glossary/ола]].\n",
}  # fmt: skip


@pytest.fixture
def report(kb: KnowledgeBase) -> Report:
    """Return the report on a base with a dozen mistakes."""
    for path, content in FILES.items():
        kb.write(path, content)
    return kb.check()
