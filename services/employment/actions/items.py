"""Employment's items of the city's one-things (一件事), by the names of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.employment.actions import cards, deaths, entries, freelance, retirement

if TYPE_CHECKING:
    from chassis.work import Task, Undo

TASKS: dict[str, Task] = {
    "issue-social-security-card": cards.issue_social_security_card,
    "register-unemployment": freelance.register_unemployment,
    "recognise-hardship": freelance.recognise_hardship,
    "register-flexible-work": freelance.register_flexible_work,
    "enrol-flexible-worker": freelance.enrol_flexible_worker,
    "grant-insurance-subsidy": freelance.grant_insurance_subsidy,
    "help-disabled-worker": freelance.help_disabled_worker,
    "share-career": retirement.share_career,
    "share-contributions": retirement.share_contributions,
    "recognise-special-work": retirement.recognise_special_work,
    "approve-retirement": retirement.approve_retirement,
    "grant-pension": retirement.grant_pension,
    "stop-pension": deaths.stop_pension,
    "stop-unemployment-benefit": deaths.stop_unemployment_benefit,
    "pay-pension-account": deaths.pay_pension_account,
    "grant-survivors-benefit": deaths.grant_survivors_benefit,
}
UNDOS: dict[str, Undo] = {
    "issue-social-security-card": cards.cancel_social_security_card,
    "register-unemployment": entries.taking_back(entries.UNEMPLOYED),
    "recognise-hardship": entries.taking_back(entries.HARDSHIP),
    "register-flexible-work": entries.taking_back(entries.FLEXIBLE),
    "enrol-flexible-worker": entries.taking_back(entries.INSURED),
    "help-disabled-worker": entries.taking_back(entries.HELP_PLAN),
    "stop-pension": deaths.resume_pension,
    "stop-unemployment-benefit": deaths.resume_unemployment_benefit,
}
