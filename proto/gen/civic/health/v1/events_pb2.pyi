from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class BirthCertificateIssued(_message.Message):
    __slots__ = ("certificate_no", "county", "case_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    county: str
    case_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class BirthCertificateRevoked(_message.Message):
    __slots__ = ("certificate_no", "case_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    case_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class VaccinationRecordOpened(_message.Message):
    __slots__ = ("record_id", "county", "case_id")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    county: str
    case_id: str
    def __init__(self, record_id: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class DoseGiven(_message.Message):
    __slots__ = ("record_id", "vaccine", "number")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    VACCINE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    vaccine: str
    number: int
    def __init__(self, record_id: _Optional[str] = ..., vaccine: _Optional[str] = ..., number: _Optional[int] = ...) -> None: ...

class InsuranceEnrolled(_message.Message):
    __slots__ = ("resident_id", "insurance_no", "county", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    insurance_no: str
    county: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., insurance_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class InsuranceCancelled(_message.Message):
    __slots__ = ("resident_id", "insurance_no", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    insurance_no: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., insurance_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class ReimbursementGranted(_message.Message):
    __slots__ = ("reimbursement_no", "county", "case_id")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    county: str
    case_id: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class ReimbursementCancelled(_message.Message):
    __slots__ = ("reimbursement_no", "case_id", "claimed_back")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_BACK_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    case_id: str
    claimed_back: bool
    def __init__(self, reimbursement_no: _Optional[str] = ..., case_id: _Optional[str] = ..., claimed_back: _Optional[bool] = ...) -> None: ...

class ReimbursementPaid(_message.Message):
    __slots__ = ("reimbursement_no", "county")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    county: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...
