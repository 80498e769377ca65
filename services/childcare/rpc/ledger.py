"""Places and who waits for them: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import ledger, waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models.ledger import PlaceApplication

_SUMS = ("institutions", "planned", "filed", "used", "promised", "open", "inhabitants", "per_thousand")


def get_places_ledger(tx: Tx, request: pb.GetPlacesLedgerRequest) -> pb.PlacesLedger:
    """See the proto."""
    total, parts, target = ledger.ledger(tx, request.county, request.town)
    answer = pb.PlacesLedger(target_per_thousand=target, **{name: getattr(total, name) for name in _SUMS})
    for one in parts:
        answer.parts.add(code=one.code, name=one.name, **{name: getattr(one, name) for name in _SUMS})
    return answer


def note_town_people(tx: Tx, request: pb.NoteTownPeopleRequest) -> pb.NoteTownPeopleResponse:
    """See the proto."""
    ledger.note_people(tx, request.town, request.inhabitants, request.counted_on)
    return pb.NoteTownPeopleResponse()


def apply_for_place(tx: Tx, request: pb.ApplyForPlaceRequest) -> pb.PlaceApplication:
    """See the proto."""
    return _read(tx, waiting.apply_for_place(tx, request.institution_id, request.child_id))


def get_place_application(tx: Tx, request: pb.GetPlaceApplicationRequest) -> pb.PlaceApplication:
    """See the proto."""
    made, before = waiting.read_application(tx, request.application_no)
    return _application(made, before)


def confirm_place(tx: Tx, request: pb.ConfirmPlaceRequest) -> pb.PlaceApplication:
    """See the proto."""
    return _application(waiting.confirm_place(tx, request.application_no), 0)


def withdraw_place_application(tx: Tx, request: pb.WithdrawPlaceApplicationRequest) -> pb.PlaceApplication:
    """See the proto."""
    return _application(waiting.withdraw(tx, request.application_no), 0)


def _read(tx: Tx, made: PlaceApplication) -> pb.PlaceApplication:
    return _application(*waiting.read_application(tx, made.no))


def _application(made: PlaceApplication, before: int) -> pb.PlaceApplication:
    until = made.answer_by.isoformat() if made.answer_by and made.state == "OFFERED" else ""
    told = {"application_no": made.no, "institution_id": made.institution_id, "state": made.state}
    return pb.PlaceApplication(**told, before=before, answer_by=until)


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetPlacesLedger": get_places_ledger,
    "NoteTownPeople": note_town_people,
    "ApplyForPlace": apply_for_place,
    "GetPlaceApplication": get_place_application,
    "ConfirmPlace": confirm_place,
    "WithdrawPlaceApplication": withdraw_place_application,
}
