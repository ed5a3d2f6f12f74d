"""English: Snowball stems, consonants as Russian ears hear them."""

from snowballstemmer import stemmer

from kbgen.search.languages.base import Language, groups

_STOP = """
    a about also am an and any are as at be been being but by can could did do does doing done
    for from get got had has have he her him his how i if in into is it its just may me might
    must my need no not of on only or our please she should so than that the their them then
    there these they this those to too us very want was we were what when where which while who
    whom whose why will with would you your
"""

_SOUNDS = (
    ("sch", "ш"), ("tch", "ч"), ("dge", "ж"), ("dg", "ж"), ("dzh", "ж"), ("zh", "ж"), ("chr", "хр"), ("sh", "ш"), ("ch", "ч"),
    ("ph", "ф"), ("th", "т"), ("ck", "к"), ("kh", "х"), ("ts", "с"), ("wr", "р"), ("kn", "н"), ("gh", "г"), ("qu", "кв"),
    ("ce", "с"), ("ci", "с"), ("cy", "с"), ("ge", "ж"), ("gi", "ж"), ("x", "кс"), ("b", "б"), ("v", "в"), ("w", "в"),
    ("g", "г"), ("d", "д"), ("j", "ж"), ("z", "с"), ("c", "к"), ("k", "к"), ("q", "к"), ("l", "л"), ("m", "м"),
    ("n", "н"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("f", "ф"), ("h", "х"),
)  # fmt: skip

_ALSO = (("ch", "к"), ("th", "с"), ("ge", "г"), ("gi", "г"))
"""As in Mertech, Bluetooth and Gerrit."""

_AKIN = """
    broken down fails failing failure failed outage crash crashed
    slow slowly lag lags hang hangs freeze freezes frozen
    error bug issue problem fault
    ticket request case incident
    customer client user
    change changing replace replacing modify
    fix fixing repair resolve
    delete deleting remove removing erase
    create creating add adding
    send sending forward
    login signin sign log
    restart reboot
    install setup configure configuration
    settings options preferences
    escalate escalation handover transfer
    reply answer response
    urgent critical emergency
    manager boss head
    guide manual instruction documentation docs
    access permission rights
    blocked locked lockout
    check verify checking
    find search look
    deadline due
    apologise apologize apology sorry
    complaint complain angry
    newcomer newbie beginner
    mentor buddy
    pay payment paying
    duplicate twice double
    restore recover recovery
    cancel cancellation revert rollback
    lost missing disappeared
    print printing printer
    export download
    import upload
    wait waiting pending
    call phone
    email mail letter
    wrong incorrect invalid
"""

LANGUAGE = Language(
    code="en",
    letters="abcdefghijklmnopqrstuvwxyz",
    stem=stemmer("english").stemWord,
    stop=frozenset(_STOP.split()),
    sounds=_SOUNDS,
    also=_ALSO,
    akin=groups(_AKIN),
)
