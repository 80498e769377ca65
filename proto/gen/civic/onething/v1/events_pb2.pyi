from civic import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Light(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LIGHT_UNSPECIFIED: _ClassVar[Light]
    GREEN: _ClassVar[Light]
    YELLOW: _ClassVar[Light]
    RED: _ClassVar[Light]
LIGHT_UNSPECIFIED: Light
GREEN: Light
YELLOW: Light
RED: Light

class ItemAssigned(_message.Message):
    __slots__ = ("case_id", "item_id", "department", "task", "county", "attempt", "action", "sealed_inputs", "officer", "one_thing_id", "catalogue_version")
    class Action(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        ACTION_UNSPECIFIED: _ClassVar[ItemAssigned.Action]
        PERFORM: _ClassVar[ItemAssigned.Action]
        UNDO: _ClassVar[ItemAssigned.Action]
    ACTION_UNSPECIFIED: ItemAssigned.Action
    PERFORM: ItemAssigned.Action
    UNDO: ItemAssigned.Action
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    SEALED_INPUTS_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    CATALOGUE_VERSION_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    department: str
    task: str
    county: str
    attempt: int
    action: ItemAssigned.Action
    sealed_inputs: bytes
    officer: OfficerDecision
    one_thing_id: str
    catalogue_version: int
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., department: _Optional[str] = ..., task: _Optional[str] = ..., county: _Optional[str] = ..., attempt: _Optional[int] = ..., action: _Optional[_Union[ItemAssigned.Action, str]] = ..., sealed_inputs: _Optional[bytes] = ..., officer: _Optional[_Union[OfficerDecision, _Mapping]] = ..., one_thing_id: _Optional[str] = ..., catalogue_version: _Optional[int] = ...) -> None: ...

class OfficerDecision(_message.Message):
    __slots__ = ("granted", "officer", "reasons")
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    granted: bool
    officer: str
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, granted: _Optional[bool] = ..., officer: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class ItemAnswered(_message.Message):
    __slots__ = ("case_id", "item_id", "attempt", "outcome", "reasons", "products", "sealed_outputs", "department", "signature", "inputs_digest", "rules_digest")
    class Outcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        OUTCOME_UNSPECIFIED: _ClassVar[ItemAnswered.Outcome]
        GRANTED: _ClassVar[ItemAnswered.Outcome]
        REFUSED: _ClassVar[ItemAnswered.Outcome]
        NEEDS_SUPPLEMENT: _ClassVar[ItemAnswered.Outcome]
        NEEDS_OFFICER: _ClassVar[ItemAnswered.Outcome]
        UNDONE: _ClassVar[ItemAnswered.Outcome]
    OUTCOME_UNSPECIFIED: ItemAnswered.Outcome
    GRANTED: ItemAnswered.Outcome
    REFUSED: ItemAnswered.Outcome
    NEEDS_SUPPLEMENT: ItemAnswered.Outcome
    NEEDS_OFFICER: ItemAnswered.Outcome
    UNDONE: ItemAnswered.Outcome
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    SEALED_OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    INPUTS_DIGEST_FIELD_NUMBER: _ClassVar[int]
    RULES_DIGEST_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    attempt: int
    outcome: ItemAnswered.Outcome
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    products: _containers.RepeatedCompositeFieldContainer[Product]
    sealed_outputs: bytes
    department: str
    signature: bytes
    inputs_digest: str
    rules_digest: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., attempt: _Optional[int] = ..., outcome: _Optional[_Union[ItemAnswered.Outcome, str]] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., products: _Optional[_Iterable[_Union[Product, _Mapping]]] = ..., sealed_outputs: _Optional[bytes] = ..., department: _Optional[str] = ..., signature: _Optional[bytes] = ..., inputs_digest: _Optional[str] = ..., rules_digest: _Optional[str] = ...) -> None: ...

class Reason(_message.Message):
    __slots__ = ("code", "zh", "en", "legal_reference", "parameter", "parameter_value", "parameter_from", "field")
    CODE_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_VALUE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FROM_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    code: str
    zh: str
    en: str
    legal_reference: str
    parameter: str
    parameter_value: str
    parameter_from: str
    field: str
    def __init__(self, code: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., legal_reference: _Optional[str] = ..., parameter: _Optional[str] = ..., parameter_value: _Optional[str] = ..., parameter_from: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class Product(_message.Message):
    __slots__ = ("kind", "id", "path")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    kind: str
    id: str
    path: str
    def __init__(self, kind: _Optional[str] = ..., id: _Optional[str] = ..., path: _Optional[str] = ...) -> None: ...

class CaseOpened(_message.Message):
    __slots__ = ("case_id", "one_thing_id", "situation", "county", "intake_county")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    INTAKE_COUNTY_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    one_thing_id: str
    situation: str
    county: str
    intake_county: str
    def __init__(self, case_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., county: _Optional[str] = ..., intake_county: _Optional[str] = ...) -> None: ...

class CaseAdvanced(_message.Message):
    __slots__ = ("case_id", "status")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    status: str
    def __init__(self, case_id: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...

class CaseClosed(_message.Message):
    __slots__ = ("case_id", "one_thing_id", "county", "status", "granted", "refused")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    one_thing_id: str
    county: str
    status: str
    granted: int
    refused: int
    def __init__(self, case_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., county: _Optional[str] = ..., status: _Optional[str] = ..., granted: _Optional[int] = ..., refused: _Optional[int] = ...) -> None: ...

class CaseReopened(_message.Message):
    __slots__ = ("case_id", "item_id")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ...) -> None: ...

class CaseRated(_message.Message):
    __slots__ = ("case_id", "rating_id", "grade", "channel", "county", "department", "one_thing_id")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    RATING_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    rating_id: str
    grade: str
    channel: str
    county: str
    department: str
    one_thing_id: str
    def __init__(self, case_id: _Optional[str] = ..., rating_id: _Optional[str] = ..., grade: _Optional[str] = ..., channel: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., one_thing_id: _Optional[str] = ...) -> None: ...

class RatingLoopClosed(_message.Message):
    __slots__ = ("case_id", "rating_id", "late_steps")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    RATING_ID_FIELD_NUMBER: _ClassVar[int]
    LATE_STEPS_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    rating_id: str
    late_steps: int
    def __init__(self, case_id: _Optional[str] = ..., rating_id: _Optional[str] = ..., late_steps: _Optional[int] = ...) -> None: ...

class ItemLightChanged(_message.Message):
    __slots__ = ("case_id", "item_id", "one_thing_id", "department", "county", "light", "due_on", "provisional", "escalated_to")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    one_thing_id: str
    department: str
    county: str
    light: Light
    due_on: str
    provisional: bool
    escalated_to: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., light: _Optional[_Union[Light, str]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., escalated_to: _Optional[str] = ...) -> None: ...

class MandateChanged(_message.Message):
    __slots__ = ("mandate_id", "town", "county", "department", "one_thing_id", "item", "kind")
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    mandate_id: str
    town: str
    county: str
    department: str
    one_thing_id: str
    item: str
    kind: str
    def __init__(self, mandate_id: _Optional[str] = ..., town: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., item: _Optional[str] = ..., kind: _Optional[str] = ...) -> None: ...

class DelegatedDecisionRechecked(_message.Message):
    __slots__ = ("case_id", "item_id", "mandate_id", "town", "county", "department", "upheld")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    mandate_id: str
    town: str
    county: str
    department: str
    upheld: bool
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., mandate_id: _Optional[str] = ..., town: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., upheld: _Optional[bool] = ...) -> None: ...

class NoticeIssued(_message.Message):
    __slots__ = ("case_id", "number", "due_on", "missing")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    number: int
    due_on: str
    missing: int
    def __init__(self, case_id: _Optional[str] = ..., number: _Optional[int] = ..., due_on: _Optional[str] = ..., missing: _Optional[int] = ...) -> None: ...

class PromiseDue(_message.Message):
    __slots__ = ("case_id", "promise_id", "one_thing_id", "material_id", "department", "county", "due_on", "overdue", "escalated_to")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    promise_id: str
    one_thing_id: str
    material_id: str
    department: str
    county: str
    due_on: str
    overdue: bool
    escalated_to: str
    def __init__(self, case_id: _Optional[str] = ..., promise_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., material_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., escalated_to: _Optional[str] = ...) -> None: ...

class PromiseBroken(_message.Message):
    __slots__ = ("case_id", "promise_id", "resident_id", "one_thing_id", "material_id", "department", "county", "promised_on", "broken_on", "grounds", "legal_reference")
    class Grounds(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        GROUNDS_UNSPECIFIED: _ClassVar[PromiseBroken.Grounds]
        UNTRUE: _ClassVar[PromiseBroken.Grounds]
        NOT_BROUGHT: _ClassVar[PromiseBroken.Grounds]
    GROUNDS_UNSPECIFIED: PromiseBroken.Grounds
    UNTRUE: PromiseBroken.Grounds
    NOT_BROUGHT: PromiseBroken.Grounds
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PROMISED_ON_FIELD_NUMBER: _ClassVar[int]
    BROKEN_ON_FIELD_NUMBER: _ClassVar[int]
    GROUNDS_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    promise_id: str
    resident_id: str
    one_thing_id: str
    material_id: str
    department: str
    county: str
    promised_on: str
    broken_on: str
    grounds: PromiseBroken.Grounds
    legal_reference: str
    def __init__(self, case_id: _Optional[str] = ..., promise_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., material_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., promised_on: _Optional[str] = ..., broken_on: _Optional[str] = ..., grounds: _Optional[_Union[PromiseBroken.Grounds, str]] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class PromiseKept(_message.Message):
    __slots__ = ("case_id", "promise_id", "resident_id")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    promise_id: str
    resident_id: str
    def __init__(self, case_id: _Optional[str] = ..., promise_id: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class PromiseRepaired(_message.Message):
    __slots__ = ("case_id", "promise_id", "resident_id", "repaired_on")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    REPAIRED_ON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    promise_id: str
    resident_id: str
    repaired_on: str
    def __init__(self, case_id: _Optional[str] = ..., promise_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., repaired_on: _Optional[str] = ...) -> None: ...

class CaseLightChanged(_message.Message):
    __slots__ = ("case_id", "one_thing_id", "county", "department", "light", "due_on", "provisional", "escalated_to")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    one_thing_id: str
    county: str
    department: str
    light: Light
    due_on: str
    provisional: bool
    escalated_to: str
    def __init__(self, case_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., light: _Optional[_Union[Light, str]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., escalated_to: _Optional[str] = ...) -> None: ...

class PublicityStarted(_message.Message):
    __slots__ = ("case_id", "item_id", "notice_id", "one_thing_id", "department", "county", "first_on", "last_on")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FIRST_ON_FIELD_NUMBER: _ClassVar[int]
    LAST_ON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    notice_id: str
    one_thing_id: str
    department: str
    county: str
    first_on: str
    last_on: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., notice_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., first_on: _Optional[str] = ..., last_on: _Optional[str] = ...) -> None: ...

class PublicityEnded(_message.Message):
    __slots__ = ("case_id", "item_id", "notice_id", "department", "county", "objected")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    OBJECTED_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    notice_id: str
    department: str
    county: str
    objected: bool
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., notice_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., objected: _Optional[bool] = ...) -> None: ...

class AppealOverdue(_message.Message):
    __slots__ = ("case_id", "item_id", "department", "county", "due_on", "escalated_to")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    department: str
    county: str
    due_on: str
    escalated_to: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., due_on: _Optional[str] = ..., escalated_to: _Optional[str] = ...) -> None: ...

class BenefitsStopped(_message.Message):
    __slots__ = ("case_id", "one_thing_id", "county", "stopped", "failed", "seconds", "slowest_department", "overpayments")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    SECONDS_FIELD_NUMBER: _ClassVar[int]
    SLOWEST_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    OVERPAYMENTS_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    one_thing_id: str
    county: str
    stopped: int
    failed: int
    seconds: float
    slowest_department: str
    overpayments: int
    def __init__(self, case_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., county: _Optional[str] = ..., stopped: _Optional[int] = ..., failed: _Optional[int] = ..., seconds: _Optional[float] = ..., slowest_department: _Optional[str] = ..., overpayments: _Optional[int] = ...) -> None: ...
