"""Whether a social-security card (社会保障卡) may be issued: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.decisions import NeedsSupplement, Reason, Refused

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

CARD_LAW = "《中华人民共和国社会保险法》第五十八条；《“中华人民共和国社会保障卡”管理办法》（人社部发〔2011〕47号）"
BANK_LAW = "《关于社会保障卡加载金融功能的通知》（人社部发〔2011〕83号）"


def objection(bank: str, law: Parameters, today: date, *, holds_card: bool) -> Refused | NeedsSupplement | None:
    """What stands against issuing; None if nothing does. `holds_card`: the resident has a valid card already."""
    if holds_card:
        reason = Reason(
            "employment.already-has-card",
            "该居民已有有效的社会保障卡，每人只持一张；遗失或损坏的请申请补换",
            "this resident holds a valid card; one card each. If it is lost or broken, ask for a replacement",
            CARD_LAW,
        )
        return Refused((reason,))
    banks = law.at("card-banks", today)
    if bank not in banks.value:
        reason = Reason(
            "employment.unknown-bank",
            "所选银行不办理社会保障卡，请从名单中选择：" + "、".join(banks.value.values()),
            "this bank issues no social-security cards; choose one of " + ", ".join(banks.value),
            BANK_LAW,
            **banks.cited(", ".join(banks.value)),
            field="cardBank",
        )
        return NeedsSupplement((reason,))
    return None
