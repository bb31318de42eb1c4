"""A note from reflection as files: Word, web page and plain text with light markup, all saying the same."""

import io
from collections.abc import Mapping
from datetime import datetime
from html import escape

from bot.cards.reflection_note import NoteWords, words
from bot.i18n.translator import Translator
from bot.usecases.note import Note


def as_files(note: Note, *, guarded: bool) -> Mapping[str, bytes]:
    return {kind: as_file(note, kind, guarded=guarded) for kind in ("docx", "html", "md")}


def as_file(note: Note, kind: str, *, guarded: bool) -> bytes:
    """Write one format; raise KeyError for one that is not made."""
    write = {"docx": _docx, "html": _html, "md": _markdown}[kind]
    return write(note, _words(note, guarded=guarded))


def _words(note: Note, *, guarded: bool) -> NoteWords:
    return words(
        Translator(note.language),
        name=note.group or note.title,
        start=note.start or note.seminar_date,
        end=note.end or note.seminar_date,
        guarded=guarded,
    )


def _markdown(note: Note, said: NoteWords) -> bytes:
    lines = [f"# {_literal(said.title)}", "", f"{_literal(note.tenant)} · «{_literal(note.title)}» · {said.period}", ""]
    for theme in note.themes:
        lines += [f"## {_literal(theme.question)}", "", *(f"- {_literal(line)}" for line in theme.lines), ""]
    if not note.themes:
        lines += [said.nothing, ""]
    return "\n".join([*lines, "---", "", said.footer, ""]).encode()


def _literal(text: str) -> str:
    """People's words are never markup: escape what Markdown would read."""
    single = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in single)


def _html(note: Note, said: NoteWords) -> bytes:
    themes = "".join(
        f"<h2>{escape(theme.question)}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in theme.lines)}</ul>"
        for theme in note.themes
    )
    body = themes or f"<p>{escape(said.nothing)}</p>"
    return (
        f'<!doctype html><html lang="{note.language}"><head><meta charset="utf-8"><title>{escape(said.title)}</title>'
        "<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}"
        "footer{border-top:1px solid;margin-top:3rem;padding-top:1rem}</style></head><body><main>"
        f"<h1>{escape(said.title)}</h1><p>{escape(note.tenant)} · «{escape(note.title)}» · {escape(said.period)}</p>"
        f"{body}</main><footer><p>{escape(said.footer)}</p></footer></body></html>\n"
    ).encode()


def _docx(note: Note, said: NoteWords) -> bytes:
    from docx import Document  # noqa: PLC0415 - a third of a second, for those who ask for a note

    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = said.title, note.tenant, ""
    properties.language = str(note.language)
    document.add_heading(said.title, level=0)
    document.add_paragraph(f"{note.tenant} · «{note.title}» · {said.period}")
    for theme in note.themes:
        document.add_heading(theme.question, level=1)
        for line in theme.lines:
            document.add_paragraph(line, style="List Bullet")
    if not note.themes:
        document.add_paragraph(said.nothing)
    document.sections[0].footer.paragraphs[0].text = said.footer
    return _stable(document, note)


def _stable(document: object, note: Note) -> bytes:
    """The same note gives the same file: no clock is read while it is written."""
    moment = datetime.combine(note.end or note.seminar_date, datetime.min.time())
    properties = document.core_properties  # type: ignore[attr-defined]
    properties.created = properties.modified = moment
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
