"""Run by test_closed_network.py where there is no network: loads what would like to reach one, and counts attempts.

The kernel counts, for each network namespace, connections opened, datagrams sent and packets that found no route;
so what a library tries in C is seen too. Prints JSON: what was tried while loading, while the test itself tried
(which must be seen), and how many articles were loaded.
"""

import io
import json
import plistlib
import socket
import sys
import zipfile
from pathlib import Path

from reader.errors import LoadError
from reader.loading import load_bytes, load_html_text
from reader.loading.pdf.picture import PageDrawer

FILES = Path(__file__).parent / "files"
AWAY = "http://192.0.2.7/trap"  # an address for documentation (RFC 5737)
NAMED = "http://trap.example/x"
PAGE = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{AWAY}.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>Traps</title>
<base href="{AWAY}/"/><link rel="stylesheet" href="{AWAY}.css"/><link rel="canonical" href="{NAMED}"/>
<script src="{AWAY}.js"></script><meta http-equiv="refresh" content="0; url={NAMED}"/>
<style>@import url({AWAY}.css); p {{ background: url({NAMED}.png) }}</style></head><body><article>
<p>Words that stay, and enough of them to be taken for a paragraph of an article by anybody who reads it.</p>
<p>More of them follow here, for an article has more than one paragraph, and each is long enough to count.</p>
<img src="{AWAY}.png"/><img src="{NAMED}.png" srcset="{AWAY}-2.png 2x"/><iframe src="{AWAY}"></iframe>
<object data="{AWAY}.swf"></object><embed src="{NAMED}"/><video src="{AWAY}.mp4" poster="{AWAY}.jpg"></video>
<svg><image href="{AWAY}.svg"/></svg><xi:include href="{AWAY}.xml"/></article></body></html>"""
ENTITY = f"""<?xml version="1.0"?><!DOCTYPE x SYSTEM "{AWAY}.dtd" [<!ENTITY % far SYSTEM "{AWAY}.ent"> %far;
<!ENTITY near SYSTEM "{NAMED}">]><x>&near;</x>"""
DTD = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{AWAY}.dtd"><x/>'
RTF = rf"""{{\rtf1\ansi{{\*\template {AWAY}.dot}}{{\field{{\*\fldinst INCLUDEPICTURE "{AWAY}.png" \\d}}{{\fldrslt }}}}
{{\object\objautlink\objupdate{{\*\objdata 00}}}}\pard Words that stay.\par}}"""
MARKDOWN = f"# Traps\n\n![far]({AWAY}.png) Words that stay. <img src='{NAMED}'>\n\n[far]: {AWAY}\n"
SPEECH = f"WEBVTT\n\nSTYLE\n::cue {{ background: url({AWAY}) }}\n\n00:01.000 --> 00:02.000\nHi.\n"
MHTML = (
    f"From: <Saved by Blink>\nSnapshot-Content-Location: {AWAY}\nSubject: Traps\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
    f"Content-Location: {AWAY}\n\n{PAGE}\n--b--\n"
)
MAIL = (
    "From: a@b.example\nTo: c@d.example\nSubject: Traps\nDate: Thu, 14 Sep 2023 08:00:00 +0100\n"
    f"MIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}\n"
)
PDF = (
    f"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({AWAY})>>/AA<</WC<</S/JavaScript"
    f"/JS(this.submitForm\\('{AWAY}'\\))>>>>/URI<</Base({AWAY})>>>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
    "endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
    f"/XObject<</I 6 0 R>>>>/AA<</O<</S/Launch/F({AWAY})>>>>/Annots[<</Subtype/Link/Rect[0 0 300 300]/A<</S/URI"
    f"/URI({NAMED})>>>>]>>endobj 4 0 obj<</Length 73>>stream\nBT /F 12 Tf 20 200 Td "
    "(Words that stay on this page of it.) Tj ET /I Do    \nendstream endobj "
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj "
    f"6 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/FFilter/DCTDecode/F<</FS/URL/F({AWAY}.jpg)>>/Length 0>>"
    "stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>"
)
DOCX_LINK = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" TargetMode="External" Target="{AWAY}.png" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/image"/><Relationship Id="rId2" TargetMode="External" '
    f'Target="{AWAY}.dotm" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'attachedTemplate"/></Relationships>'
)


COUNTED = {"Ip": {"OutNoRoutes", "OutRequests"}, "Tcp": {"ActiveOpens"}, "Udp": {"OutDatagrams"}}
COUNTED_6 = {"Ip6OutNoRoutes", "Ip6OutRequests", "Udp6OutDatagrams"}


def attempts() -> int:
    """Connections, datagrams and packets without a route, of both versions of IP, since this namespace began."""
    lines = Path("/proc/net/snmp").read_text().splitlines()
    found = 0
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        kind, *names = names.split()
        counted = COUNTED.get(kind.rstrip(":"), set())
        found += sum(int(v) for name, v in zip(names, values.split()[1:], strict=True) if name in counted)
    newer = (line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
    return found + sum(int(value) for name, value in newer if name in COUNTED_6)


def repacked(name: str, changes: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(FILES / name) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member not in changes:
                new.writestr(member, old.read(member))
        for member, content in changes.items():
            new.writestr(member, content)
    return out.getvalue()


def with_link(name: str, member: str, mark: str, link: str) -> bytes:
    """A document with something from elsewhere put in before the mark."""
    with zipfile.ZipFile(FILES / name) as archive:
        content = archive.read(member).decode()
    assert mark in content
    return repacked(name, {member: content.replace(mark, link + mark, 1)})


def traps() -> dict[str, bytes]:
    archive = {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": AWAY}}
    picture = (
        f'<text:p><draw:frame><draw:image xlink:href="{AWAY}.png" xlink:type="simple" '
        'xlink:actuate="onLoad"/></draw:frame></text:p>'
    )
    chapter = next(
        n for n in zipfile.ZipFile(FILES / "story-pandoc.epub").namelist() if n.endswith("ch001.xhtml")
    )
    return {
        "page.html": PAGE.encode(),
        "page.xhtml": b'<?xml version="1.0"?>' + PAGE.encode(),
        "page.mhtml": MHTML.encode(),
        "page.webarchive": plistlib.dumps(archive, fmt=plistlib.FMT_BINARY),
        "letter.eml": MAIL.encode(),
        "text.md": MARKDOWN.encode(),
        "text.txt": f"Words that stay. {AWAY} {NAMED}".encode(),
        "text.rtf": RTF.encode(),
        "speech.vtt": SPEECH.encode(),
        "book.epub": repacked("story-pandoc.epub", {chapter: PAGE}),
        "entities.epub": repacked("story-pandoc.epub", {chapter: ENTITY}),
        "linked.docx": repacked("story.docx", {"word/_rels/settings.xml.rels": DOCX_LINK}),
        "entities.docx": repacked("story.docx", {"word/document.xml": ENTITY}),
        "dtd.docx": repacked("story.docx", {"word/styles.xml": DTD}),
        "linked.odt": with_link("story.odt", "content.xml", "</office:text>", picture),
        "entities.odt": repacked("story.odt", {"content.xml": ENTITY}),
        "paper.pdf": PDF.encode(),
    }


def load_all(folder: Path) -> int:
    loaded = 0
    for name, data in traps().items():
        for everything in (False, True):
            try:
                loaded += bool(load_bytes(data, name=name, everything=everything).text)
            except LoadError as error:
                print(name, error, file=sys.stderr)
    loaded += bool(load_html_text(f"<!--StartFragment-->{PAGE}<!--EndFragment-->").text)
    (folder / "paper.pdf").write_bytes(traps()["paper.pdf"])
    loaded += bool(PageDrawer().draw(str(folder / "paper.pdf"), 1, 300).pixels)
    return loaded


def try_to_connect() -> None:
    """That the counting sees what it is there to see."""
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as away:
            away.settimeout(1)
            away.connect_ex(("192.0.2.7", 80))


before = attempts()
articles = load_all(Path(sys.argv[1]))
between = attempts()
try_to_connect()
print(json.dumps({"loading": between - before, "control": attempts() - between, "articles": articles}))
