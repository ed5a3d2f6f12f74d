"""KB23x: the language of canned responses: braces, forms of words, fragments, conditions."""

from kbgen.codes.base import LATIN, Code, Files

_HELLO = "checklists/responses/hello.yml"
_GREETING = "checklists/fragments/greeting.yml"
_GREETING_TEXT = "id: greeting\ntitle: Приветствие\nvariants:\n  - text: |\n      Здравствуйте!\n"
_DAYS = "variables:\n  - id: days\n    label: Дней\n    kind: number\n"
_UNTIL = "variables:\n  - id: until\n    label: До какого дня\n    kind: date\n"
_WAY = "variables:\n  - id: way\n    label: Как ответим\n    kind: choice\n    options: [почта, телефон]\n"
_TIP = "variables:\n  - id: tip\n    label: Совет\n    required: no\n"


def _response(text: str, variables: str = "", more: str = "") -> Files:
    return {
        _HELLO: f"id: hello\ntitle: Здравствуйте\n{variables}variants:\n  - text: |\n      {text}\n{more}"
    }


def _fragments(first: str, second: str) -> Files:
    return {
        _GREETING: f"id: greeting\ntitle: Приветствие\nvariants:\n  - text: |\n      {first}\n",
        "checklists/fragments/name.yml": f"id: name\ntitle: Имя\nvariants:\n  - text: |\n      {second}\n",
    }


_NEAR = {"near": "did you mean `{near}`?", "cyrillic": LATIN}

CODES = (
    Code(
        "KB230",
        "error",
        "Braces that are not a placeholder",
        "`{text}` is not a placeholder",
        "a placeholder is a name in double braces: `{{{{client.first_name}}}}`",
        "The customer would get a letter with braces in it.",
        _response("Здравствуйте, {{client.first_name!"),
        _response("Здравствуйте, {{client.first_name}}!"),
        {
            "open": "close them on the same line with `}}}}`; if they are meant as text, write `\\{{{{`",
            "empty": "write a name between them, or delete them",
            "word": "a condition is `{{{{#if name}}}}`, `{{{{else}}}}`, `{{{{/if}}}}`",
            "near": "did you mean `{near}`?",
            "colon": "a form stands behind a bar: `{{{{{name} | {rest}}}}}`",
            "single": "write `{{{{{near}}}}}`",
        },
        {
            "open": "these braces are never closed",
            "empty": "there is nothing between these braces",
            "word": "there is no `{word}`",
            "near": "there is no `{word}`",
            "single": "`{text}` would be sent as it is: a placeholder has two braces on each side",
        },
    ),
    Code(
        "KB231",
        "error",
        "A condition that does not hold together",
        "the condition `{text}` does not hold together",
        "a condition is `{{{{#if name}}}}`, its text, maybe `{{{{else}}}}` and another text, and `{{{{/if}}}}`",
        "The letter would say something that belongs to another case.",
        _response("Готово.{{#if tip}} Совет: {{tip}}.", _TIP),
        _response("Готово.{{#if tip}} Совет: {{tip}}.{{/if}}", _TIP),
        {
            "open": "write `{{{{/if}}}}` where it ends",
            "end": "delete it, or write `{{{{#if name}}}}` where the condition begins",
            "else": "delete it, or write `{{{{#if name}}}}` where the condition begins",
            "twice": "delete one of them",
            "deep": "make two responses of it, or say it more simply",
            "nothing": "write a name behind it: `{{{{#if name}}}}` or `{{{{#if name = word}}}}`",
        },
        {
            "open": "`{text}` is never closed",
            "end": "`{text}` closes nothing",
            "else": "`{text}` stands outside a condition",
            "twice": "the condition has a second `{text}`",
            "deep": "conditions stand in each other deeper than {limit}",
            "nothing": "`{text}` does not say what it depends on",
        },
    ),
    Code(
        "KB232",
        "error",
        "No such form",
        "there is no form `{form}`",
        "the forms are: {known}",
        "The value would be put in as it was typed.",
        _response("Ответим {{until | dat}}.", _UNTIL),
        _response("Ответим {{until | date}}.", _UNTIL),
        _NEAR,
    ),
    Code(
        "KB233",
        "error",
        "A form with the wrong words",
        "`{form}` has {found} words",
        "give it as many as it takes",
        "A letter with a wrong ending reads as if nobody had read it. "
        "A comma inside a word is written with a backslash: `\\,`.",
        _response("Ответим через {{days | count: день, дней}}.", _DAYS),
        _response("Ответим через {{days | count: день, дня, дней}}.", _DAYS),
        {
            "two": "write it for 1 and for 2: `{form}: day, days`",
            "three": "write it for 1, for 2 and for 5: `{form}: день, дня, дней`",
            "gender": "write it for him, for her, and maybe for a person of whom nobody knows: `{form}: рад, рада`",
            "style": "did you mean `{near}`?",
            "styles": "the ways to write a date are: {known}",
            "none": "delete what stands behind the colon",
        },
        {
            "two": "`{form}` takes {wanted} words in this language, and here are {found}",
            "three": "`{form}` takes {wanted} words in this language, and here are {found}",
            "gender": "`{form}` takes two words or three, and here are {found}",
            "style": "a date is not written `{said}`",
            "styles": "a date is not written `{said}`",
            "none": "`{form}` takes no words",
        },
    ),
    Code(
        "KB234",
        "error",
        "A form that does not suit the value",
        "the form `{form}` does not suit `{name}`",
        "take another form, or another value",
        "The form would be made of something that has none.",
        _response("Ответим через {{ticket.number | count: день, дня, дней}}."),
        _response("Ответим через {{days | count: день, дня, дней}}.", _DAYS),
        {
            "number": "declare `{name}` under `variables` with `kind: number`",
            "date": "declare `{name}` under `variables` with `kind: date`",
            "number_own": "declare a value of your own under `variables`, with `kind: number`, and write that here",
            "date_own": "declare a value of your own under `variables`, with `kind: date`, and write that here",
            "person": "write `{{{{client | gender: ...}}}}` or `{{{{agent | gender: ...}}}}`",
            "whole": "write what of `{name}` is meant: `{{{{{name}.first_name}}}}`",
            "after": "leave one form; only `capital` may follow another",
        },
        {
            "number": "`{form}` is for numbers, and `{name}` is none ({kind})",
            "date": "`{form}` is for dates, and `{name}` is none ({kind})",
            "number_own": "`{form}` is for numbers, and `{name}` is none ({kind})",
            "date_own": "`{form}` is for dates, and `{name}` is none ({kind})",
            "person": "`{form}` is for people, and `{name}` is none",
            "whole": "`{name}` is a person, and `{form}` is for words",
            "after": "`{form}` cannot follow another form",
        },
    ),
    Code(
        "KB235",
        "error",
        "No such fragment",
        "there is no fragment `{name}`",
        "the fragments are: {known}",
        "The letter would go out without its greeting.",
        {**_response("{{> greting}} Готово."), _GREETING: _GREETING_TEXT},
        {**_response("{{> greeting}} Готово."), _GREETING: _GREETING_TEXT},
        {**_NEAR, "none": "write it: a file in the folder `fragments`"},
    ),
    Code(
        "KB236",
        "error",
        "Fragments made of each other",
        "these fragments are made of each other: {circle}",
        "take one of them out of another",
        "The letter would have no end.",
        _fragments("Здравствуйте, {{> name}}!", "{{> greeting}}"),
        _fragments("Здравствуйте, {{> name}}!", "{{client.first_name}}"),
        {"self": "delete it"},
        {"self": "the fragment is made of itself"},
    ),
    Code(
        "KB237",
        "warning",
        "A fragment that does not speak the language",
        "the fragment `{name}` has no words in `{lang}`",
        "add a variant with `lang: {lang}` to it; it has: {known}",
        "The letter would begin in one language and go on in another.",
        {**_response("{{> greeting}} Done.", more="    lang: en\n"), _GREETING: _GREETING_TEXT},
        {
            **_response("{{> greeting}} Done.", more="    lang: en\n"),
            _GREETING: f"{_GREETING_TEXT}  - lang: en\n    text: |\n      Hello!\n",
        },
    ),
    Code(
        "KB238",
        "error",
        "A choice that there is not",
        "`{name}` is never `{value}`",
        "it is one of: {known}",
        "The text for this case would never be sent.",
        _response("{{way}}{{#if way = почтта}}: ждите письма{{/if}}", _WAY),
        _response("{{way}}{{#if way = почта}}: ждите письма{{/if}}", _WAY),
        {
            "near": "did you mean `{near}`?",
            "cyrillic": LATIN,
            "empty": "add `options: [...]`, or choose another `kind`",
            "other": "add `kind: choice`, or delete `options`",
        },
        {
            "empty": "`{name}` is a choice, and there is nothing to choose from",
            "other": "`{name}` has options, but is not a choice",
        },
    ),
    Code(
        "KB239",
        "error",
        "A default of another kind",
        "`{name}` is a number, and its default `{value}` is none",
        "write digits: `3` or `2.5`",
        "The form would begin with a value that its field cannot show.",
        _response("{{days | count: день, дня, дней}}", _DAYS + "    default: три\n"),
        _response("{{days | count: день, дня, дней}}", _DAYS + "    default: 3\n"),
        {"date": "write the day as `2026-12-05`, or delete `default`"},
        {"date": "`{name}` is a date, and its default `{value}` is none"},
    ),
)
