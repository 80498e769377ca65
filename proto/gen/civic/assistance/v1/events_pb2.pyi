import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BenefitGranted(_message.Message):
    __slots__ = ("award_no", "benefit", "resident_id", "household_id", "county", "town", "from_month", "case_id")
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    benefit: str
    resident_id: str
    household_id: str
    county: str
    town: str
    from_month: str
    case_id: str
    def __init__(self, award_no: _Optional[str] = ..., benefit: _Optional[str] = ..., resident_id: _Optional[str] = ..., household_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., from_month: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class BenefitChanged(_message.Message):
    __slots__ = ("award_no", "benefit", "from_month", "why")
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    benefit: str
    from_month: str
    why: str
    def __init__(self, award_no: _Optional[str] = ..., benefit: _Optional[str] = ..., from_month: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class BenefitStopped(_message.Message):
    __slots__ = ("award_no", "benefit", "resident_id", "from_month", "why", "case_id", "county")
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    benefit: str
    resident_id: str
    from_month: str
    why: str
    case_id: str
    county: str
    def __init__(self, award_no: _Optional[str] = ..., benefit: _Optional[str] = ..., resident_id: _Optional[str] = ..., from_month: _Optional[str] = ..., why: _Optional[str] = ..., case_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class PayrollClosed(_message.Message):
    __slots__ = ("payroll_id", "month", "county", "payments", "total_fen")
    PAYROLL_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    payroll_id: str
    month: str
    county: str
    payments: int
    total_fen: int
    def __init__(self, payroll_id: _Optional[str] = ..., month: _Optional[str] = ..., county: _Optional[str] = ..., payments: _Optional[int] = ..., total_fen: _Optional[int] = ...) -> None: ...

class NeedFound(_message.Message):
    __slots__ = ("finding_id", "county", "town", "benefits")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    BENEFITS_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    county: str
    town: str
    benefits: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, finding_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., benefits: _Optional[_Iterable[str]] = ...) -> None: ...

class NeedVerified(_message.Message):
    __slots__ = ("finding_id", "county", "town", "confirmed")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    county: str
    town: str
    confirmed: bool
    def __init__(self, finding_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., confirmed: _Optional[bool] = ...) -> None: ...

class AuthorisationWithdrawn(_message.Message):
    __slots__ = ("report_no", "case_id")
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    case_id: str
    def __init__(self, report_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class TimeBankEntered(_message.Message):
    __slots__ = ("account_id", "minutes", "at")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    account_id: str
    minutes: int
    at: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[str] = ..., minutes: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
