"""Gather the texts of the gold set from the corpora that carry them, and write SOURCES.csv.

Run once: ``python gold/tools/gather.py ../shared/gold gold``. A text of GUM is copied as it stands; a text
of GeoVirus is the article's text elements joined by a blank line; MEANTIME keeps only tokens, so that its
text is put together again with natural spacing, its headline and its date on lines of their own.
The split is by article: the half with the smaller SHA-256 of the text is dev, the other half test.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

GUM = {
    "asylum": "asylum_seekers", "defector": "scientology_defector", "hackers": "scientology_hackers",
    "homeopathic": "homeopathic_parents", "imprisoned": "imprisoned_on_ship", "korea": "north_korea",
    "questionnaire": "uk_asylum_questionnaire", "sensitive": "canadian_document", "stampede": "hajj_stampede",
    "taxes": "italian_schools", "worship": "greek_worship", "crane": "mecca_crane", "flag": "new_zealand_flag",
}  # fmt: skip
INTERVIEWS = {"peres": "peres_interview"}
GEOVIRUS = {
    "accused_of_being_too_slow": "turkish_bird_flu", "2001_anthrax": "anthrax_suspect",
    "ix_aid_workers": "south_sudan_ambush", "highlight_water_quality": "iraq_water",
    "daughters_allege": "bb_king", "contract_HIV_in_Peru": "peru_blood", "Agent_Orange": "agent_orange",
    "frees_foreign_HIV": "libya_medics", "eastern_Chad": "eastern_chad", "no_execution": "indonesia_execution",
    "amid_fears_of_new_epidemic": "zimbabwe_cholera", "poisoned_milk": "china_milk",
    "likely_to_be_hoax": "new_zealand_hoax", "Litvinenko_dies": "litvinenko",
    "bird_flu_cover_up": "china_cover_up", "Child_abuse_case": "west_virginia_abuse",
    "sue_Newmont": "newmont", "Angolans_expelled": "angolans_expelled", "clamp_down": "korea_beef_protests",
    "cattle_rustlers": "kenya_rustlers", "spitting": "spitting_sentence",
}  # fmt: skip
MEANTIME = {
    "108294": "tanker_rerun", "58383": "cisco_iphone", "87805": "indonesia_adam_air",
    "40203": "apple_corps", "5403": "boeing_bids",
}  # fmt: skip
EXPECTED = 40


def detokenise(tokens: list[str]) -> str:
    """The words of one sentence with the spaces that English prints."""
    text, opened = "", False
    glue = True
    for token in tokens:
        token = '"' if token in {"``", "''"} else token
        closing = token == '"' and opened
        left = token in {",", ".", ";", ":", "?", "!", ")", "%", "]", "'s", "n't", "'", "’s"} or closing
        left = left or re.fullmatch(r"['’](?:s|re|ve|ll|d|m|t)", token) is not None
        text += token if left or glue else " " + token
        glue = token in {"(", "[", "$", "£", "€", "US$", "USD$", "I'"} or (token == '"' and not opened)
        if token == '"':
            opened = not opened
    return text


def meantime(path: Path) -> tuple[str, str]:
    root = ElementTree.parse(path).getroot()
    sentences: dict[int, list[str]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    lines = [detokenise(sentences[number]) for number in sorted(sentences)]
    return root.get("url", ""), "\n\n".join([*lines[:2], " ".join(lines[2:])]) + "\n"


def date(text: str) -> str:
    """The day of publication where the text prints it near its head, else nothing."""
    found = re.search(r"\b([A-Z][a-z]+) (\d{1,2}) ?, (\d{4})", text[:400])
    if not found:
        return ""
    try:
        return datetime.strptime(" ".join(found.groups()), "%B %d %Y").strftime("%Y-%m-%d")
    except ValueError:
        return ""


def main(shared: Path, gold: Path) -> None:
    chosen: dict[str, tuple[str, str, str, str]] = {}
    for file, names in (("news", GUM), ("interview", INTERVIEWS)):
        for line in (shared / "gum" / f"{file}.jsonl").read_text().splitlines():
            item = json.loads(line)
            short = item["id"].split("_")[-1]
            if short in names:
                text = item["text"].rstrip() + "\n"
                chosen[names[short]] = (item["url"], text, date(text), "GUM")
    articles: dict[str, list[str]] = {}
    for article in ElementTree.parse(shared / "places" / "GeoVirus.xml").getroot():
        articles.setdefault(article.findtext("source", ""), []).append(article.findtext("text", ""))
    for part, name in GEOVIRUS.items():
        (url,) = [url for url in articles if part in unquote(url)]
        chosen[name] = (url, "\n\n".join(articles[url]).strip() + "\n", "", "GeoVirus")
    for number, name in MEANTIME.items():
        (path,) = (shared / "meantime").rglob(f"{number}_*.xml")
        url, text = meantime(path)
        chosen[name] = (url, text, date(text), "MEANTIME")
    if len(chosen) != EXPECTED:
        raise SystemExit(f"{len(chosen)} articles, not {EXPECTED}")
    sums = {name: hashlib.sha256(row[1].encode()).hexdigest() for name, row in chosen.items()}
    dev = set(sorted(chosen, key=sums.__getitem__)[: EXPECTED // 2])
    with (gold / "SOURCES.csv").open("w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["name", "title", "published", "url", "licence", "by_way_of", "sha256", "split"])
        for name in sorted(chosen):
            url, text, published, corpus = chosen[name]
            (gold / "wikinews" / "texts" / f"{name}.txt").write_text(text)
            title = unquote(url.split("/wiki/")[-1].split("#")[0]).replace("_", " ")
            split = "dev" if name in dev else "test"
            table.writerow([name, title, published, url, "CC BY 2.5", corpus, sums[name], split])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
