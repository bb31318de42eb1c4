"""`oppfolging import` and `oppfolging template`: all that is wrong at once, nobody's before their own yes."""

import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.domain.commitment import Commitment, Form, Reach, Status
from bot.domain.ids import BodyId, PersonId
from bot.usecases.import_columns import ADMINISTRATION, ELECTED
from bot.usecases.import_sheet import MOST_ROWS, Sheet
from handlers.cli.separated import read_separated
from handlers.cli.stops import Stopped
from handlers.cli.workbook import read_workbook
from tests.unit.cli.town_hall import KARI, LIV, OLA, TownHall

SEMINAR = ("--tenant", "bergen", "--seminar", "visjonaert-2026")
HEADINGS = ";".join(ADMINISTRATION.values())
GOOD = "Lage et årshjul;Utkast i juni;ola@bergen.example;Kari Nordmann;1.9.2026"


def csv(folder: Path, *rows: str, headings: str = HEADINGS, encoding: str = "utf-8-sig") -> str:
    file = folder / "liste.csv"
    file.write_bytes("\r\n".join([headings, *rows, ""]).encode(encoding))
    return str(file)


def xlsx(folder: Path, *rows: Sequence[object], headings: Sequence[str] = tuple(ADMINISTRATION.values())) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(list(row))
    file = folder / "liste.xlsx"
    book.save(file)
    return str(file)


def of(hall: TownHall, owner: PersonId) -> list[Commitment]:
    return list(hall.work(lambda work: work.commitments.of_owner(owner)))


def test_a_list_waits_for_its_owners_yes(hall: TownHall, tmp_path: Path) -> None:
    hall.say_yes(OLA)
    result = hall.run("import", csv(tmp_path, GOOD), *SEMINAR)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Tatt inn: 1.\nEierne blir spurt")
    (made,) = of(hall, OLA)
    assert (made.status, made.form, made.reach, made.group) == (
        Status.PROPOSED,
        Form.ADMINISTRATION,
        Reach.GROUP,
        "bord-1",
    )
    assert (made.content.what, made.content.how, made.content.involve, made.content.due) == (
        "Lage et årshjul",
        "Utkast i juni",
        "Kari Nordmann",
        date(2026, 9, 1),
    )
    waiting = hall.work(lambda work: work.outbox.waiting_for(OLA))
    assert [one.message.kind for one in waiting] == ["proposed_commitment"]
    (act,) = hall.work(lambda work: work.audit.all())
    assert (act.actor, act.act, act.subject) == ("command line", "commitments.import", "visjonaert-2026")


def test_twice_is_once(hall: TownHall, tmp_path: Path) -> None:
    first = hall.run("import", csv(tmp_path, GOOD, GOOD.replace("et årshjul", "et  årshjul ")), *SEMINAR)
    assert "Tatt inn: 1. Fantes fra før: 1." in first.output
    again = hall.run("import", csv(tmp_path, GOOD), *SEMINAR)
    assert (again.exit_code, again.output) == (0, "Tatt inn: 0. Fantes fra før: 1.\n")
    assert len(of(hall, OLA)) == 1


@pytest.mark.parametrize(
    "owner", ["ola@bergen.example", "OLA@BERGEN.EXAMPLE", "ola", "Ola  nordmann", "O <ola@bergen.example>"]
)
def test_owner_is_found_by_email_id_or_full_name(hall: TownHall, tmp_path: Path, owner: str) -> None:
    assert hall.run("import", csv(tmp_path, f"Spørre;;{owner};;"), *SEMINAR).exit_code == 0
    assert len(of(hall, OLA)) == 1


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("uke 23", date(2026, 6, 5)),
        ("1.9.2026", date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ("12. august", date(2026, 8, 12)),
        ("innen fredag", date(2026, 5, 22)),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(hall: TownHall, tmp_path: Path, written: str, due: date | None) -> None:
    assert hall.run("import", csv(tmp_path, f"Spørre;;ola;;{written}"), *SEMINAR).exit_code == 0
    assert of(hall, OLA)[0].content.due == due


def test_dates_of_excel_are_dates(hall: TownHall, tmp_path: Path) -> None:
    file = xlsx(
        tmp_path,
        ["En", "", "ola", "", datetime(2026, 9, 1)],  # noqa: DTZ001 - as Excel has it
        ["To", None, "ola", None, date(2026, 9, 2)],
        ["Tre", None, "ola", None, 46268],
    )
    assert hall.run("import", file, *SEMINAR).exit_code == 0
    assert [one.content.due for one in of(hall, OLA)] == [date(2026, 9, day) for day in (1, 2, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_dialects_of_csv_are_told_apart(hall: TownHall, tmp_path: Path, encoding: str, sign: str) -> None:
    headings = sign.join(f'"{one}"' for one in ADMINISTRATION.values())
    row = sign.join(('"Spørre; vente, ""og"" høre\nto linjer"', "", "ola", "", "uke 23"))
    assert hall.run("import", csv(tmp_path, row, headings=headings, encoding=encoding), *SEMINAR).exit_code == 0
    assert of(hall, OLA)[0].content.what == 'Spørre; vente, "og" høre to linjer'


def test_excel_may_say_which_sign_stands_between(hall: TownHall, tmp_path: Path) -> None:
    assert hall.run("import", csv(tmp_path, "what|owner", "Spørre|ola", headings="sep=|"), *SEMINAR).exit_code == 0
    result = hall.run("import", csv(tmp_path, "what|owner", "Spørre|x", headings="sep=|"), *SEMINAR)
    assert "liste.csv:3:2: B3: Denne personen" in result.stderr


def test_elected_members_have_their_own_form(hall: TownHall, tmp_path: Path) -> None:
    file = csv(tmp_path, "kari;Fortelle om samlingen;bystyret;27.5.2026", headings=";".join(ELECTED.values()))
    assert hall.run("import", file, *SEMINAR).exit_code == 0
    (made,) = of(hall, KARI)
    assert (made.form, made.reach, made.content.body) == (Form.ELECTED, Reach.ONLY_ME, BodyId("bystyret"))


@pytest.mark.parametrize(
    ("row", "where", "sentence"),
    [
        (";;ola;;", "A2", "Her står det ikke hva som skal gjøres."),
        ("x" * 501 + ";;ola;;", "A2", "Teksten er på 501 tegn. Det er plass til 500."),
        ("Spørre;" + "x" * 1001 + ";ola;;", "B2", "Det er plass til 1000."),
        ("Spørre;;;;", "C2", "Her står det ikke hvem det gjelder."),
        ("Spørre;;olla@bergen.example;;", "C2", "Mente du ola@bergen.example?"),
        ("Spørre;;ola, liv;;", "C2", "Her står det flere personer."),
        ("Spørre;;Ola Nordmann og Liv Strand;;", "C2", "Her står det flere personer."),
        ("Spørre;;ola;;før sommeren", "E2", "«før sommeren» er ikke en dag."),
        ("Spørre;;ola;;fortløpende", "E2", "«fortløpende» er ikke en dag."),
        ("Spørre;;ola;;Q3", "E2", "«Q3» er ikke en dag."),
        ("Spørre;;ola;;31/6", "E2", "«31/6» finnes ikke."),
        ("Spørre;;ola;;etter avtale med Liv", "E2", "Dette er ikke en dato."),
        ("=1+1;;ola;;", "A2", "Her står det en formel"),
        ("Spørre;@SUM(A1);ola;;", "B2", "Her står det en formel"),
        ("Spørre;;+ola;;", "C2", "Her står det en formel"),
        ("Spørre;;ola;-2+3;", "D2", "Her står det en formel"),
        ("Spørre;;kari;Ola Nordmann;", "D2", "Folkevalgte gir ikke arbeid til andre her."),
    ],
)
def test_bad_row_is_told_with_what_would_be_right(
    hall: TownHall, tmp_path: Path, row: str, where: str, sentence: str
) -> None:
    file = csv(tmp_path, row, GOOD)
    result = hall.run("import", file, *SEMINAR)
    column = "ABCDE".index(where[0]) + 1
    assert result.exit_code == 1
    assert f"{file}:2:{column}: {where}: " in result.stderr
    assert sentence in result.stderr
    assert result.stderr.endswith("Ingenting er tatt inn.\n")
    assert of(hall, OLA) == []


def test_a_text_in_the_wrong_column_is_not_repeated(hall: TownHall, tmp_path: Path) -> None:
    result = hall.run("import", csv(tmp_path, "x;;Ordføreren lytter ikke;;Ordføreren lytter ikke"), *SEMINAR)
    assert result.exit_code == 1
    assert "lytter" not in result.output


def test_good_rows_are_taken_in_when_bad_ones_are_skipped(hall: TownHall, tmp_path: Path) -> None:
    result = hall.run("import", csv(tmp_path, GOOD, ";;borte;;Q3"), *SEMINAR, "--skip-bad")
    assert (result.exit_code, "Tatt inn: 1. Rader som ble utelatt: 1." in result.stdout) == (0, True)
    assert len(of(hall, OLA)) == 1


def test_nothing_good_is_not_good_even_when_bad_is_skipped(hall: TownHall, tmp_path: Path) -> None:
    assert hall.run("import", csv(tmp_path, ";;borte;;"), *SEMINAR, "--skip-bad").exit_code == 1


def test_remarks_stand_in_the_way_of_nothing(hall: TownHall, tmp_path: Path) -> None:
    result = hall.run("import", csv(tmp_path, "Spørre;;ola;;1.3.2026;hm", headings=f"{HEADINGS};Merknad"), *SEMINAR)
    assert result.exit_code == 0
    assert ":1:6: merk: F1: Denne kolonnen kjenner jeg ikke" in result.stderr
    assert ":2:5: merk: E2: Datoen har gått." in result.stderr


def test_programs_read_json(hall: TownHall, tmp_path: Path) -> None:
    file = csv(tmp_path, GOOD, "Spørre;;borte;;")
    report = json.loads(hall.run("import", file, *SEMINAR, "--json").stdout)
    assert (report["ok"], report["imported"]) == (False, 0)
    (problem,) = report["problems"]
    assert (problem["file"], problem["row"], problem["column"], problem["key"]) == (file, 3, 3, "owner_unknown")
    kept = json.loads(hall.run("import", file, *SEMINAR, "--json", "--skip-bad").stdout)
    assert (kept["ok"], kept["imported"], kept["already"]) == (True, 1, 0)


def test_who_asks_asks_only_their_own(hall: TownHall, tmp_path: Path) -> None:
    file = csv(tmp_path, "Spørre;;liv;;", "Fortelle;;kari;;")
    result = hall.run("import", file, *SEMINAR, "--giver", "ola@bergen.example", "--skip-bad")
    assert ":3:3: C3: Kari Nordmann kan ikke bli spurt av denne giveren." in result.stderr
    assert [one.giver for one in of(hall, LIV)] == [OLA]
    assert of(hall, KARI) == []


def test_owner_must_be_able_to_say_yes(hall: TownHall, tmp_path: Path) -> None:
    text = hall.config.read_text(encoding="utf-8")
    extra = "  - { id: mona, name: Mona Li, email: mona@bergen.example, role: administration }\n"
    twin = "  - { id: ola-2, name: Ola Nordmann, email: ola2@bergen.example, role: administration }\n"
    hall.config.write_text(text.replace("people:\n", f"people:\n{extra}{twin}"), encoding="utf-8")
    result = hall.run("import", csv(tmp_path, "Spørre;;mona;;", "Spørre;;Ola Nordmann;;"), *SEMINAR)
    assert "Mona Li er ikke med i noen gruppe fra samlingen" in result.stderr
    assert "Flere har dette navnet. Skriv e-posten: ola2@bergen.example, ola@bergen.example." in result.stderr


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        ("a;b;c", ":1:1: A1: Jeg finner ingen overskrifter."),
        ("Hva;Når", ":1:1: A1: Kolonnen «Hvem har ansvaret?» mangler."),
        ("Eier;Når", ":1:1: A1: Kolonnen «Hvilke skritt, tiltak, aktiviteter?» mangler."),
        ("Hva;Eier;Hvem", ":1:3: C1: To kolonner betyr det samme («Hvem har ansvaret?»)."),
        ("Hva;Eier", "Det er ingen rader å ta inn."),
        ("", "Det er ingen rader å ta inn."),
    ],
)
def test_a_list_without_order_is_explained(hall: TownHall, tmp_path: Path, headings: str, sentence: str) -> None:
    result = hall.run("import", csv(tmp_path, headings=headings), *SEMINAR)
    assert (result.exit_code, sentence in result.stderr) == (1, True)


def test_files_that_cannot_be_a_list_are_wrong_use(hall: TownHall, tmp_path: Path) -> None:
    (tmp_path / "liste.pdf").write_bytes(b"%PDF")
    for file, sentence in (
        (tmp_path / "borte.csv", "finnes ikke."),
        (tmp_path, "er en mappe."),
        (tmp_path / "liste.pdf", "Jeg leser .xlsx og .csv."),
    ):
        result = hall.run("import", str(file), *SEMINAR)
        assert (result.exit_code, sentence in result.stderr) == (2, True)


def test_harmful_and_huge_files_are_refused(hall: TownHall, tmp_path: Path) -> None:
    whole = Path(xlsx(tmp_path, ["Spørre", "", "ola"])).read_bytes()
    for name, content, sentence in (
        ("gammel.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "gammelt format eller har passord"),
        ("tull.xlsx", b"ikke et regneark", "kan ikke leses som et regneark"),
        ("halv.xlsx", whole[: len(whole) // 2], "kan ikke leses som et regneark"),
        ("makro.xlsm", whole, "har makroer"),
        ("makro.xlsx", with_part(whole, "xl/vbaProject.bin", b"x"), "har makroer"),
        ("bombe.xlsx", with_part(whole, "xl/media/a.xml", bytes(31_000_000)), "altfor stor når den pakkes ut"),
        ("mange.xlsx", with_part(whole, "xl/media/b.bin", bytes(3_000_000)), "altfor stor når den pakkes ut"),
        ("dtd.xlsx", with_part(whole, "xl/x.xml", BILLION), "ikke hører hjemme i et regneark"),
        ("stor.csv", b"x" * 5_000_001, "for stor. Det største jeg leser, er 5 MB."),
        ("lang.csv", b"Hva;Eier\n" + b"x;ola\n" * 100_000, f"mer enn {MOST_ROWS} rader"),
        ("latin.csv", "Hva;Eier\nSpørre;ola\n".encode("cp1252"), "ikke lagret som UTF-8"),
        ("null.csv", b"Hva;Eier\nx\0;ola\n", "ikke lagret som UTF-8"),
        ("sitat.csv", b'Hva;Eier\n"x;ola\n', "Anførselstegnene"),
    ):
        (tmp_path / name).write_bytes(content)
        result = hall.run("import", str(tmp_path / name), *SEMINAR)
        assert (result.exit_code, sentence in result.stderr) == (1, True), (name, result.stderr)


BILLION = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    grown = BytesIO(workbook)
    with zipfile.ZipFile(grown, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return grown.getvalue()


def test_formulas_and_errors_of_a_workbook_are_found(hall: TownHall, tmp_path: Path) -> None:
    result = hall.run("import", xlsx(tmp_path, ["=1+1", "#REF!", "ola"]), *SEMINAR)
    assert ":2:1: A2 i arket «Sheet»: Her står det en formel" in result.stderr
    assert ":2:2: B2 i arket «Sheet»: Her står det en feil fra Excel." in result.stderr


def test_a_long_workbook_is_refused(hall: TownHall, tmp_path: Path) -> None:
    file = xlsx(tmp_path, *(["x", "", "ola"] for _ in range(MOST_ROWS)))
    assert f"mer enn {MOST_ROWS} rader" in hall.run("import", file, *SEMINAR).stderr


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=40))
def test_no_bytes_surprise_the_readers(content: bytes, ending: bytes) -> None:
    assert _outcome(read_workbook, b"PK\x03\x04" + content + ending).startswith("fil:")
    assert _outcome(read_separated, b"Hva;Eier\n" + content + ending).startswith(("fil:", "read"))


def _outcome(read: Callable[[Path, bytes], tuple[Sheet, ...]], content: bytes) -> str:
    try:
        read(Path("fil"), content)
    except Stopped as stopped:
        return stopped.message
    return "read"


def test_template_has_both_forms_and_is_taken_in(hall: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "commitments.xlsx"
    assert hall.run("template", str(file)).output == f"Skrevet: {file}.\n"
    book = load_workbook(file)
    assert [cell.value for cell in book["Administrasjon"][1]] == list(ADMINISTRATION.values())
    assert [cell.value for cell in book["Folkevalgte"][1]] == list(ELECTED.values())
    assert book["Personer"].sheet_state == "hidden"
    (listed,) = book["Administrasjon"].data_validations.dataValidation
    assert (str(listed.sqref), listed.formula1) == ("C2:C500", "Personer!$A$1:$A$18")
    assert "kari@bergen.example" in {cell.value for cell in book["Personer"]["B"]}
    empty = hall.run("import", str(file), *SEMINAR)
    assert (empty.exit_code, "Det er ingen rader å ta inn." in empty.stderr) == (1, True)
    book["Administrasjon"].append(["Spørre", "", "ola@bergen.example", "", "uke 23"])
    book["Folkevalgte"].append(["kari@bergen.example", "Fortelle", "Bystyret", ""])
    book.save(file)
    assert hall.run("import", str(file), *SEMINAR).stderr == ""
    assert (len(of(hall, OLA)), len(of(hall, KARI))) == (1, 1)


def test_template_needs_no_configuration(hall: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "mal.xlsx"
    assert hall.run("template", str(file), config=False).exit_code == 0
    assert load_workbook(file).sheetnames == ["Slik gjør du", "Administrasjon", "Folkevalgte"]


def test_template_overwrites_only_when_told(hall: TownHall, tmp_path: Path) -> None:
    file = tmp_path / "mal.xlsx"
    file.write_bytes(b"utfylt")
    kept = hall.run("template", str(file))
    assert (kept.exit_code, kept.stderr) == (2, f"{file} finnes fra før. Velg et annet navn, eller bruk --force.\n")
    assert file.read_bytes() == b"utfylt"
    assert hall.run("template", str(file), "--force").exit_code == 0


@pytest.mark.parametrize("name", ["mal.csv", "mal", "borte/mal.xlsx", "."])
def test_template_goes_only_where_it_can(hall: TownHall, name: str) -> None:
    assert hall.run("template", name).exit_code == 2
