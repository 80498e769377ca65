from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetSocialSecurityCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class ActivateSocialSecurityCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class SocialSecurityCard(_message.Message):
    __slots__ = ("card_no", "resident_id", "bank", "status", "issued_on")
    class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATUS_UNSPECIFIED: _ClassVar[SocialSecurityCard.Status]
        ORDERED: _ClassVar[SocialSecurityCard.Status]
        ACTIVE: _ClassVar[SocialSecurityCard.Status]
        CANCELLED: _ClassVar[SocialSecurityCard.Status]
    STATUS_UNSPECIFIED: SocialSecurityCard.Status
    ORDERED: SocialSecurityCard.Status
    ACTIVE: SocialSecurityCard.Status
    CANCELLED: SocialSecurityCard.Status
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    BANK_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    bank: str
    status: SocialSecurityCard.Status
    issued_on: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., bank: _Optional[str] = ..., status: _Optional[_Union[SocialSecurityCard.Status, str]] = ..., issued_on: _Optional[str] = ...) -> None: ...

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

class GetEmploymentEntryRequest(_message.Message):
    __slots__ = ("entry_no",)
    ENTRY_NO_FIELD_NUMBER: _ClassVar[int]
    entry_no: str
    def __init__(self, entry_no: _Optional[str] = ...) -> None: ...

class EmploymentEntry(_message.Message):
    __slots__ = ("entry_no", "kind", "resident_id", "county", "since", "ended_on", "ended_by")
    ENTRY_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    ENDED_BY_FIELD_NUMBER: _ClassVar[int]
    entry_no: str
    kind: str
    resident_id: str
    county: str
    since: str
    ended_on: str
    ended_by: str
    def __init__(self, entry_no: _Optional[str] = ..., kind: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., since: _Optional[str] = ..., ended_on: _Optional[str] = ..., ended_by: _Optional[str] = ...) -> None: ...

class ClaimUnemploymentBenefitRequest(_message.Message):
    __slots__ = ("resident_id", "account", "left_by_own_will")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    LEFT_BY_OWN_WILL_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    account: str
    left_by_own_will: bool
    def __init__(self, resident_id: _Optional[str] = ..., account: _Optional[str] = ..., left_by_own_will: _Optional[bool] = ...) -> None: ...

class GetEmploymentBenefitRequest(_message.Message):
    __slots__ = ("benefit_no",)
    BENEFIT_NO_FIELD_NUMBER: _ClassVar[int]
    benefit_no: str
    def __init__(self, benefit_no: _Optional[str] = ...) -> None: ...

class EmploymentBenefit(_message.Message):
    __slots__ = ("benefit_no", "kind", "resident_id", "monthly_fen", "from_month", "through_month", "paid_through", "stopped_from", "claimed_back_fen", "reasons")
    BENEFIT_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_FEN_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    THROUGH_MONTH_FIELD_NUMBER: _ClassVar[int]
    PAID_THROUGH_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FROM_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_BACK_FEN_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    benefit_no: str
    kind: str
    resident_id: str
    monthly_fen: int
    from_month: str
    through_month: str
    paid_through: str
    stopped_from: str
    claimed_back_fen: int
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, benefit_no: _Optional[str] = ..., kind: _Optional[str] = ..., resident_id: _Optional[str] = ..., monthly_fen: _Optional[int] = ..., from_month: _Optional[str] = ..., through_month: _Optional[str] = ..., paid_through: _Optional[str] = ..., stopped_from: _Optional[str] = ..., claimed_back_fen: _Optional[int] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class PayEmploymentBenefitsRequest(_message.Message):
    __slots__ = ("kind", "month")
    KIND_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    kind: str
    month: str
    def __init__(self, kind: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class PayEmploymentBenefitsResponse(_message.Message):
    __slots__ = ("paid", "total_fen")
    PAID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    paid: int
    total_fen: int
    def __init__(self, paid: _Optional[int] = ..., total_fen: _Optional[int] = ...) -> None: ...

class GetEmploymentPaymentRequest(_message.Message):
    __slots__ = ("payment_no",)
    PAYMENT_NO_FIELD_NUMBER: _ClassVar[int]
    payment_no: str
    def __init__(self, payment_no: _Optional[str] = ...) -> None: ...

class EmploymentPayment(_message.Message):
    __slots__ = ("payment_no", "kind", "fen", "decided_on")
    PAYMENT_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FEN_FIELD_NUMBER: _ClassVar[int]
    DECIDED_ON_FIELD_NUMBER: _ClassVar[int]
    payment_no: str
    kind: str
    fen: int
    decided_on: str
    def __init__(self, payment_no: _Optional[str] = ..., kind: _Optional[str] = ..., fen: _Optional[int] = ..., decided_on: _Optional[str] = ...) -> None: ...
