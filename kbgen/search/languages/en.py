"""English: Snowball stems, consonants as Russian ears hear them."""

from snowballstemmer import stemmer

from kbgen.search.languages.base import Language

_STOP = ["a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "please", "she", "should", "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your"]

_SOUNDS = (
    ("sch", "ш"), ("tch", "ч"), ("dge", "ж"), ("dg", "ж"), ("dzh", "ж"), ("zh", "ж"), ("sh", "ш"), ("ch", "ч"),
    ("ph", "ф"), ("ck", "к"), ("kh", "х"), ("ts", "с"), ("wr", "р"), ("kn", "н"), ("gh", "г"), ("qu", "кв"),
    ("ce", "с"), ("ci", "с"), ("cy", "с"), ("ge", "ж"), ("x", "кс"), ("b", "б"), ("v", "в"), ("w", "в"),
    ("g", "г"), ("d", "д"), ("j", "ж"), ("z", "с"), ("c", "к"), ("k", "к"), ("q", "к"), ("l", "л"), ("m", "м"),
    ("n", "н"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("f", "ф"), ("h", "х"),
)  # fmt: skip

LANGUAGE = Language(
    code="en",
    letters="abcdefghijklmnopqrstuvwxyz",
    stem=stemmer("english").stemWord,
    stop=frozenset(_STOP),
    sounds=_SOUNDS,
)
