from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class GuidanceRegistered(_message.Message):
    __slots__ = ("guidance_no", "county", "case_id")
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    county: str
    case_id: str
    def __init__(self, guidance_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class GuidanceCancelled(_message.Message):
    __slots__ = ("guidance_no", "case_id")
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    case_id: str
    def __init__(self, guidance_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class PlacesChanged(_message.Message):
    __slots__ = ("institution_id", "county", "planned", "filed", "used")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PLANNED_FIELD_NUMBER: _ClassVar[int]
    FILED_FIELD_NUMBER: _ClassVar[int]
    USED_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    planned: int
    filed: int
    used: int
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., planned: _Optional[int] = ..., filed: _Optional[int] = ..., used: _Optional[int] = ...) -> None: ...

class GrowthAlarmRaised(_message.Message):
    __slots__ = ("growth_id", "resident_id", "county", "kind", "observed_on")
    GROWTH_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OBSERVED_ON_FIELD_NUMBER: _ClassVar[int]
    growth_id: str
    resident_id: str
    county: str
    kind: str
    observed_on: str
    def __init__(self, growth_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., kind: _Optional[str] = ..., observed_on: _Optional[str] = ...) -> None: ...

class InstitutionFiled(_message.Message):
    __slots__ = ("institution_id", "county", "state")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    state: str
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class StaffChanged(_message.Message):
    __slots__ = ("institution_id", "county", "staff", "certified")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STAFF_FIELD_NUMBER: _ClassVar[int]
    CERTIFIED_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    staff: int
    certified: int
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., staff: _Optional[int] = ..., certified: _Optional[int] = ...) -> None: ...

class CreditGraded(_message.Message):
    __slots__ = ("institution_id", "county", "grade")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    grade: str
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., grade: _Optional[str] = ...) -> None: ...

class PaperExpiring(_message.Message):
    __slots__ = ("institution_id", "county", "paper", "days_left", "valid_until")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PAPER_FIELD_NUMBER: _ClassVar[int]
    DAYS_LEFT_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    paper: str
    days_left: int
    valid_until: str
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., paper: _Optional[str] = ..., days_left: _Optional[int] = ..., valid_until: _Optional[str] = ...) -> None: ...

class PlaceOffered(_message.Message):
    __slots__ = ("application_no", "institution_id")
    APPLICATION_NO_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    application_no: str
    institution_id: str
    def __init__(self, application_no: _Optional[str] = ..., institution_id: _Optional[str] = ...) -> None: ...

class RosterBroken(_message.Message):
    __slots__ = ("institution_id", "county", "rule", "day")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    rule: str
    day: str
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., rule: _Optional[str] = ..., day: _Optional[str] = ...) -> None: ...
