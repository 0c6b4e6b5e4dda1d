"""The signs by which news pages mark credits, bylines, datelines and their own furniture.

All are matched against at most ``blocks.MAX_SIGN`` characters, so that a line costs bounded time.
"""

from __future__ import annotations

import re

_CAP = r"[^\W\d_a-zà-ÿ][\w.'’\-]*"
_PARTICLE = r"(?:de|da|del|der|van|von|bin|al|el|la|le|di|du|dos|ibn)"
_PERSON = rf"{_CAP}(?:[ ](?:{_CAP}|{_PARTICLE})){{1,3}}"
_AGENCY = (
    r"(?:AP|AP Photo|AFP|AFP Photo|EPA|EPA-EFE|EFE|PA|PA Wire|AAP|ANSA|DPA|Reuters|REUTERS|Xinhua|TASS|Sputnik|"
    r"Getty(?: Images)?|AFP/Getty(?: Images)?|Bloomberg|Alamy|Shutterstock|Rex|iStock|Flickr|"
    r"Wikimedia(?: Commons)?|Associated Press|The Associated Press|Press Association|"
    r"Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|Zuma(?: Press)?|SIPA|Magnum|Pool|Handout|Supplied)"
)
_WIRE = (
    r"(?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|TASS|EFE|dpa|DPA|PTI|ANI|IPS|VOA|CNN|Wikinews|Bloomberg|Kyodo|Yonhap|ANSA)"
)

# What may be an outlet's name, but not the pollster of “a Washington Post/ABC News poll” nor half of “New York/New
# Jersey”.
_NO_START = r"(?!(?:The|An?|New|San|Los|Las|St|North|South|East|West|Mount|Lake|Fort)\b)"
_OUTLET = (
    rf"{_NO_START}(?:[A-Z][A-Za-z]{{2,15}}|[A-Z]{{2,5}})(?![\w/])"
    r"(?!\s+(?:News|Post|Times|Journal|Street|University|Institute)\b)(?![^.!?]{0,60}\b(?:[Pp]oll|[Ss]urvey)\b)"
)

#: “Name Surname/Agency ” or “-/AP ” before a caption.
CREDIT_PREFIX = re.compile(rf"(?:[-–—]|{_PERSON})\s?/\s?{_AGENCY}(?![\w/])")
#: The same with an outlet that is not known: a name in lower case but for its capitals, a capital and a whole
#: sentence after it.
CREDIT_UNKNOWN = re.compile(
    rf"(?:[-–—]|{_NO_START}[A-ZÀ-Þ][a-zà-ÿ’'.\-]+[\w’'.\-]*"
    r"(?: [A-ZÀ-Þ][\w’'.\-]*[a-zà-ÿ.][\w’'.\-]*| (?:de|van|von|al|bin)){1,3})"
    rf"/{_OUTLET}(?=\s+[A-Z“\"'‘]\S*(?:\s+\S+){{3,}}[.!?][”\"'’)]?\s*$)"
)
# What a caption opens with, where nothing else sets it off.
_OPENS = (
    r"(?:The|An?|One|Two|Three|Some|Many|Members|Residents|People|Police|Protesters|Supporters|Soldiers|Workers|In|On|"
    r"At|From|This|These|His|Her|Their|"
    r"[A-Z][\w’'\-]+(?= (?:is|was|are|were|has|speaks|arrives|leaves|walks|stands|meets)\b)|"
    r"(?:Prime|Foreign|Defen[cs]e|Former|President|Minister|Secretary|Senator|Governor|Chancellor)(?= [A-Z]))"
)
#: “… officials said. Name Surname/Outlet The prime minister is …”: where the breaks between paragraphs are missing.
CREDIT_WITHIN = re.compile(
    rf"(?<=[.!?”\"’)]\s)(?:[-–—]\s?/\s?{_AGENCY}(?![\w/])|{_NO_START}{_PERSON}\s?/\s?{_AGENCY}(?![\w/])"
    rf"|{_NO_START}[A-ZÀ-Þ][a-zà-ÿ’'.\-]+(?: [A-ZÀ-Þ][\w’'.\-]*[a-zà-ÿ.]){{1,2}}/{_OUTLET})(?=\s+{_OPENS}\s)"
)
#: The end of a sentence that another one follows.
SENTENCE_END = re.compile(r"[.!?][”\"'’)]?(?=\s+[A-Z“\"‘\-–]|\s*$)")
#: “Photo: Name Surname”, “Image by Agency” as a whole line, or as a line's first sentence.
CREDIT_LABEL = re.compile(
    r"(?i:photograph|photo credit|image credit|picture credit|file photo|photo|image|picture|credit)s?"
    rf"\s*(?::|(?i:by)\b)\s*(?:{_PERSON}(?:\s?/\s?[\w .&-]{{2,40}})?|{_AGENCY}|[A-Z][\w.&'’/ -]{{1,60}}?)"
    r"(?=[.)]?\s*$|\.\s)"
)
#: Without one of these no credit ends a line; looked for first, since it is cheap.
CREDIT_HINT = re.compile(r"/|AP Photo|©|(?:Photo|Image|Picture|Credit|Photograph)(?: credit)?(?: by|:)")
CREDIT_TAIL = re.compile(
    rf"\(?(?:(?:{_PERSON}|-)\s?/\s?{_AGENCY}|{_AGENCY}\s?/\s?{_PERSON}|AP Photo[^)\n]{{0,60}}|"
    r"(?:Photo|Image|Picture|Credit|Photograph)(?: credit)?(?: by|:)[^).\n]{2,80}|©[^)\n]{2,80})\)?\.?\s*$"
)

BYLINE = re.compile(
    rf"(?i:by|written by|reported by|reporting by|words by)(?::\s*|\s+)"
    rf"(?:(?i:the )?{_PERSON}|[A-Z]{{2,5}})(?:(?:,| and|, and|,? with|&) ?{_PERSON}){{0,4}}"
    r"(?:\s*[,|–—-]\s*[^.!?“”\"]{0,80})?\s*$"
)
STAFF = re.compile(
    rf"{_PERSON}\s*[,|–—-]\s*(?:[A-Z]?[\w ]{{0,30}}?"
    r"(?i:correspondent|reporter|editor|staff writer|bureau chief|contributor|columnist))s?\s*$"
)

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40}(?:/[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40})?"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_DASH = r"(?:[–—]|--|-(?=\s))"
#: “LONDON (Reuters) – ”, “GENEVA, March 3 — ”, “TBILISI, Georgia -- ”, “Taipei, Taiwan — ”, “Kyiv (AFP) ”.
DATELINES = (
    re.compile(
        rf"{_PLACE}(?:, [A-Z][\w.'’ ]{{1,25}}){{0,2}}(?:,? {_DAY})?"
        rf"(?:\s?\([A-Z][\w.&’' ]{{1,30}}\))?\s?{_DASH}\s?"
    ),
    re.compile(rf"{_CAP}(?:[ ,]+{_CAP}){{0,4}}(?:,? {_DAY})?\s?\({_WIRE}\)\s?{_DASH}?\s?"),
    re.compile(
        rf"{_CAP}(?: {_CAP}){{0,2}}, (?:[A-Z]\.?[A-Z]\.?C?\.?|{_CAP}(?: {_CAP})?)(?:,? {_DAY})?"
        rf" {_DASH}\s+(?=[A-Z“\"])"
    ),
)  # fmt: skip

DATE_LABEL = re.compile(
    r"(?:date|dated|published|posted|updated|last updated|first published|last modified)\b[ :]*(?:on |at )?", re.I
)
TRAILING_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? +)?"
    r"(?:[A-Z][a-z]{2,8}\.? +\d{1,2}|\d{1,2} +[A-Z][a-z]{2,8}),? +\d{4}$"
)
#: A whole line; whether the day or the month comes first cannot be told, so it dates nothing.
SHORT_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})")
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)

#: Furniture whatever follows on the line.
FURNITURE = re.compile(
    r"(?:read (?:more|also|next|the full (?:story|article|report)|full (?:story|article))\s*(?::|[»>→…]|$)|"
    r"(?:see also|more on this|more from|related(?: articles?| stories?| coverage)?)\s*(?::|$)|"
    r"share (?:this (?:article|story|page|post)|on (?:facebook|twitter|x|whatsapp|linkedin))\b|"
    r"(?:like|follow) us (?:on|at)\b|follow @\w|follow \w+(?: \w+)? on (?:twitter|facebook|instagram|x)\b|"
    r"subscribe (?:to|now|today|here)\b|sign up (?:for|to|here|now)\b|sign in (?:to|here)\b|log in (?:to|here)\b|"
    r"(?:get|download) (?:our|the) (?:free )?(?:\w+ )?(?:newsletter|app|latest news)\b|"
    r"click here\b|(?:watch|listen|video|podcast|gallery|advertisement)\s*:|"
    r"(?:article|story) continues (?:below|after)|continue reading\b|skip to (?:main )?content|back to top|"
    r"leave a (?:comment|reply)|(?:copyright )?©\s?(?:copyright|\d{4})|copyright \d{4}|"
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|"
    r"by (?:continuing|using) (?:to use )?(?:this|our) (?:web)?site|"
    r"accept (?:all )?cookies|this (?:material|article|story|content) may not be (?:published|reproduced|copied)|"
    r"support (?:our|independent) journalism|become a (?:member|subscriber)\b)",
    re.I,
)
#: Furniture only where it is the whole line.
BUTTON = re.compile(
    r"(?:share|tweet|print|email|e-mail|save|copy link|comments?(?: ?\(?\d+\)?)?|\d+ comments?|"
    r"advertisement|advertisements|"
    r"sponsored(?: content)?|newsletters?|subscribe|sign in|sign up|log in|register|menu|search|home|loading\W*|"
    r"facebook|twitter|whatsapp|linkedin|reddit|pinterest|instagram|telegram|read more|more|related|next|previous|"
    r"share (?:this|via|on)[\w ,]{0,40}|print this(?: page| article)?|email this(?: page| article)?|"
    r"all rights reserved\.?|terms of (?:use|service)|privacy policy|cookie (?:policy|settings)|terms and conditions|"
    r"photo|image|caption|close|gallery|play|watch live|live updates?)[\s.:»>→…]*$",
    re.I,
)
#: What a caption hardly has: somebody's words. Where these stand the text is kept for reading.
SPEECH = re.compile(r"[“”\"«»]|\b(?:said|says|told|added|according to)\b")
#: What begins a line of its own though the one before it is full: list items, speakers of a transcript.
OWN_LINE = re.compile(r"(?:[-*•·+>#|]|\d{1,3}[.)]\s|[QA](?:[:.]|\s{2,})|[A-Z][A-Z.'’ -]{1,40}:|<)")
