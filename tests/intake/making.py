"""Small files of every form, made here so that nothing but our own words is in them."""

import gzip
import io
import zipfile

BODY = "The registrar said that the hearing would open on Monday. “We are ready,” the prosecutor told the court."
MORE = "A lawyer for the general denied that he had ordered the attack on the village."


def html(body: str = BODY, more: str = MORE) -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Court to open case | Riga Courier</title>
<meta property="og:title" content="Court to open case"><meta property="og:site_name" content="Riga Courier">
<meta property="article:published_time" content="2019-11-04T08:00:00Z">
<link rel="canonical" href="https://courier.example/2019/11/court"></head>
<body><nav><ul><li><a href="/a">World news</a></li><li><a href="/b">Sport results</a></li></ul></nav>
<article><h1>Court to open case</h1><p>{body}</p><p>{more}</p><p>{body.replace("Monday", "Tuesday")}</p></article>
<footer>Subscribe to our newsletter</footer></body></html>""".encode()


def docx(*paragraphs: str) -> bytes:
    import docx as library

    document = library.Document()
    document.core_properties.title = "Court to open case"
    for paragraph in paragraphs or (BODY, MORE):
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Witness", "heard"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(content: str | None = None) -> bytes:
    body = content or f"<text:h>Court to open case</text:h><text:p>{BODY}</text:p><text:p>{MORE}</text:p>"
    xml = (
        '<?xml version="1.0"?>{}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text>'
        "</office:body></office:document-content>"
    )
    head, _, rest = body.partition("||") if "||" in body else ("", "", body)
    return zipped({
        "mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.format(head, rest).encode()
    })  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mail(body: str = BODY) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"] = "clerk@court.example", "press@courier.example"
    message["Subject"], message["Date"] = "Court to open case", "Mon, 04 Nov 2019 09:30:00 +0100"
    message.set_content(body)
    message.add_alternative(f"<p>{body}</p>", subtype="html")
    message.add_attachment(MORE.encode(), maintype="text", subtype="plain", filename="annex.txt")
    return message.as_bytes()


def rss() -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Court to open case</title><link>https://courier.example/1</link>
<pubDate>Mon, 04 Nov 2019 23:30:00 -0500</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;</description></item>
<item><title>General denies it</title><link>https://courier.example/2</link><description>{MORE}</description></item>
</channel></rss>""".encode()


def warc(*pages: bytes) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, page in enumerate(pages or (html(),)):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://courier.example/{number}", "response", payload=io.BytesIO(page), http_headers=http
            )
        )
    return out.getvalue()


def pdf(*pages: list[tuple[float, float, str]]) -> bytes:
    """A PDF of ``pages``, each a list of (left, bottom, words) in 10-point Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )


def rtf() -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252 {\b Court to open case}\par " + MORE + r"\par caf\'e9 \u8220?no\u8221?}").encode()


def gz(data: bytes) -> bytes:
    return gzip.compress(data)
