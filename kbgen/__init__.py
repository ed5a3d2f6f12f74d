"""kbgen turns a support team's YAML and Markdown into a wiki with onboarding checklists."""

__version__ = "0.1.0"
