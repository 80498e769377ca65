"""Meals and the rounds of their delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions import meals
from services.eldercare.rpc import say
from services.eldercare.rules import meals as rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

_AMOUNTS = {each.json_name: each.name for each in pb.Dish.DESCRIPTOR.fields if each.json_name in rules.NUTRIENTS}


def recommend(tx: Tx, request: pb.RecommendMealsRequest) -> pb.RecommendMealsResponse:
    """See the proto."""
    menu = [
        rules.Dish(
            dish.name,
            {said: getattr(dish, name) for said, name in _AMOUNTS.items() if dish.HasField(name)},
            dish.soft if dish.HasField("soft") else None,
        )
        for dish in request.menu
    ]
    found = meals.recommend_meals(tx, request.resident_id, list(request.conditions), menu, request.meal)
    fen, reasons = found.subsidy
    told = {suits: [_judged(one) for one in found.judged if one.suits is suits] for suits in (True, False)}
    return pb.RecommendMealsResponse(
        dishes=told[True],
        left_out=told[False],
        conditions=found.conditions,
        subsidy_fen=fen,
        subsidy_reasons=say.reasons(reasons),
    )


def plan_rounds(tx: Tx, request: pb.PlanMealRoundsRequest) -> pb.PlanMealRoundsResponse:
    """See the proto."""
    kitchen = (request.kitchen.lat, request.kitchen.lon) if request.HasField("kitchen") else None
    found, unknown = meals.plan_rounds(tx, kitchen, list(request.resident_ids), request.most_stops)
    made = [pb.PlanMealRoundsResponse.Round(resident_ids=stops, metres=metres) for stops, metres in found]
    return pb.PlanMealRoundsResponse(rounds=made, unknown=unknown)


def _judged(one: rules.Judged) -> pb.RecommendMealsResponse.Judged:
    return pb.RecommendMealsResponse.Judged(name=one.dish.name, reasons=say.reasons(one.reasons))


RPCS: dict[str, Callable[[Tx, Any], Message]] = {"RecommendMeals": recommend, "PlanMealRounds": plan_rounds}
