"""Whether the cost of a birth is reimbursed (生育医疗费用报销), and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdnum import luhn

from chassis.decisions import NeedsSupplement, Reason, Refused

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

REIMBURSEMENT_LAW = "《中华人民共和国社会保险法》第二十五条、第五十四条；城乡居民医保生育医疗费用报销规定"


@dataclass(frozen=True)
class Claim:
    """What is claimed, and what health knows of the certificate it rests on.

    `certificate` is NONE, REVOKED, OTHER_MOTHER or HERS; `paid_before`: another case was reimbursed for it.
    """

    born_on: date
    bank_account: str
    certificate: str
    paid_before: bool


NONE, REVOKED, OTHER_MOTHER, HERS = "NONE", "REVOKED", "OTHER_MOTHER", "HERS"
_AGAINST = {
    NONE: Reason(
        "health.no-certificate",
        "没有这张出生医学证明",
        "there is no such birth certificate",
        REIMBURSEMENT_LAW,
    ),
    REVOKED: Reason(
        "health.certificate-revoked",
        "出生医学证明已作废",
        "the birth certificate was revoked",
        REIMBURSEMENT_LAW,
    ),
    OTHER_MOTHER: Reason(
        "health.not-the-mothers-certificate",
        "出生医学证明上的母亲不是申请报销的人",
        "the birth certificate names another mother",
        REIMBURSEMENT_LAW,
    ),
}
_PAID_BEFORE = Reason(
    "health.already-reimbursed",
    "这次生育的医疗费用已经报销过",
    "the cost of this birth was reimbursed before",
    REIMBURSEMENT_LAW,
)
_BANK_ACCOUNT = Reason(
    "health.bank-account",
    "收款账号的校验位不对，请核对卡号",
    "the check digit of the account is wrong: check the number on the card",
    "GB/T 15694.1（ISO/IEC 7812-1）附录 B",
    field="bankAccount",
)


def decide(claim: Claim, law: Parameters) -> tuple[int, Reason] | Refused | NeedsSupplement:
    """The amount in 分 with its reason, or what stands against paying."""
    if against := _AGAINST.get(claim.certificate):
        return Refused((against,))
    if claim.paid_before:
        return Refused((_PAID_BEFORE,))
    try:
        amount = law.at("birth-reimbursement-fen", claim.born_on)
    except ValueError:
        return Refused((_no_amount(),))
    if not luhn.is_valid(claim.bank_account):
        return NeedsSupplement((_BANK_ACCOUNT,))
    reason = Reason(
        "health.reimbursement-amount",
        f"按出生之日的定额标准报销 {amount.value / 100:.2f} 元",
        f"the fixed amount on the day of birth: {amount.value / 100:.2f} yuan",
        REIMBURSEMENT_LAW,
        **amount.cited(),
    )
    return amount.value, reason


def _no_amount() -> Reason:
    return Reason(
        "health.no-amount-in-force",
        "出生之日尚无报销定额标准",
        "no amount was set for births of that day",
        REIMBURSEMENT_LAW,
        parameter="birth-reimbursement-fen",
    )


def claimed_back() -> Reason:
    """Undone after it had been paid."""
    return Reason(
        "health.reimbursement-claimed-back",
        "报销款已支付，撤销后依法追回",
        "it had been paid: the money is claimed back",
        REIMBURSEMENT_LAW,
    )
