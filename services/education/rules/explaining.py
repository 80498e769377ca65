"""The reasons of admissions, in words."""

from __future__ import annotations

from chassis.decisions import NeedsOfficer, NeedsSupplement, Reason, Refused

LAW = "《中华人民共和国义务教育法》第十二条；县（市、区）年度招生公告"
RECORD_LAW = "《中小学生学籍管理办法》"
NAMES = {
    "HUKOU_AND_HOME": ("户籍与房产一致", "registered and home in the catchment"),
    "HOME": ("有房产", "a home in the catchment"),
    "HUKOU": ("有户籍", "registered in the catchment"),
    "PERMIT": ("居住证积分", "residence permit with points"),
    "OTHER": ("学区外", "outside the catchment"),
}


def admitted(named: int, place: int) -> Reason:
    """Admitted to the so-manieth school named."""
    zh = f"按分档、积分或摇号和志愿录取到第 {place} 志愿（共 {named} 所）"
    return Reason("education.admitted", zh, f"admitted to choice {place} of {named}", LAW)


def not_placed() -> Refused:
    """No school named had a place."""
    zh = "所填学校均已录满，未能录取；可补报仍有名额的学校，或申请复核"
    en = "every school named was full; apply to one that still has places, or appeal"
    return Refused((Reason("education.not-placed", zh, en, LAW),))


def no_round(county: str, stage: str) -> NeedsOfficer:
    """Nothing to apply in."""
    zh, en = f"{county} 目前没有 {stage} 招生批次", f"{county} has no round of admissions for {stage} now"
    return NeedsOfficer((Reason("education.no-round", zh, en, LAW),))


def refused_without_round(county: str, stage: str) -> Refused:
    """An officer cannot admit where there is no round."""
    zh, en = f"{county} 没有 {stage} 招生批次，无法办理", f"{county} has no round for {stage}"
    return Refused((Reason("education.no-round", zh, en, LAW),))


def address_unclear() -> NeedsSupplement:
    """The address names no village or community of the county, or several."""
    zh = "地址未能对应到唯一的村（社区），请写明乡镇（街道）和村（社区）"
    en = "the address names no single village or community: write town and village"
    return NeedsSupplement((Reason("education.address-unclear", zh, en, LAW, field="form.homeAddress"),))


def no_catchment() -> NeedsOfficer:
    """The address lies in no catchment."""
    zh, en = "该地址不在已公布的学区内，由教育部门认定", "the address lies in no published catchment"
    return NeedsOfficer((Reason("education.no-catchment", zh, en, LAW),))


def why_not(
    position: int, tier: str, mine: tuple[int, int, str], cut: tuple[int, int, str], cut_tier: str
) -> tuple[str, str]:
    """Why a school ranked higher did not admit; the keys are (place of tier, −points, lottery)."""
    name, last = NAMES[tier], NAMES.get(cut_tier, ("", ""))
    if mine[0] != cut[0]:
        zh = f"排第 {position} 位，属“{name[0]}”档；该校在“{last[0]}”档录满"
        return zh, f"place {position}, tier '{name[1]}'; the school was full at tier '{last[1]}'"
    if mine[1] != cut[1]:
        zh = f"排第 {position} 位，积分 {-mine[1] / 100:g}，低于最后录取者的 {-cut[1] / 100:g}"
        return zh, f"place {position}, {-mine[1] / 100:g} points; the last admitted had {-cut[1] / 100:g}"
    zh = f"排第 {position} 位，与最后录取者同档，摇号 {mine[2]} 在 {cut[2]} 之后"
    return zh, f"place {position}, the same tier as the last admitted; lottery {mine[2]} comes after {cut[2]}"
