from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetBirthCertificateRequest(_message.Message):
    __slots__ = ("certificate_no",)
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    def __init__(self, certificate_no: _Optional[str] = ...) -> None: ...

class BirthCertificate(_message.Message):
    __slots__ = ("certificate_no", "child_name", "sex", "born_at", "institution", "weight_grams", "gestation_weeks", "mother_id", "father_id", "issued_on", "revoked", "child_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    CHILD_NAME_FIELD_NUMBER: _ClassVar[int]
    SEX_FIELD_NUMBER: _ClassVar[int]
    BORN_AT_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_GRAMS_FIELD_NUMBER: _ClassVar[int]
    GESTATION_WEEKS_FIELD_NUMBER: _ClassVar[int]
    MOTHER_ID_FIELD_NUMBER: _ClassVar[int]
    FATHER_ID_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    child_name: str
    sex: str
    born_at: str
    institution: str
    weight_grams: int
    gestation_weeks: int
    mother_id: str
    father_id: str
    issued_on: str
    revoked: bool
    child_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., child_name: _Optional[str] = ..., sex: _Optional[str] = ..., born_at: _Optional[str] = ..., institution: _Optional[str] = ..., weight_grams: _Optional[int] = ..., gestation_weeks: _Optional[int] = ..., mother_id: _Optional[str] = ..., father_id: _Optional[str] = ..., issued_on: _Optional[str] = ..., revoked: _Optional[bool] = ..., child_id: _Optional[str] = ...) -> None: ...

class GetVaccinationRecordRequest(_message.Message):
    __slots__ = ("record_id",)
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    def __init__(self, record_id: _Optional[str] = ...) -> None: ...

class VaccinationRecord(_message.Message):
    __slots__ = ("record_id", "county", "doses", "resident_id")
    class Dose(_message.Message):
        __slots__ = ("vaccine", "number", "due_on", "given_on", "batch")
        VACCINE_FIELD_NUMBER: _ClassVar[int]
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        GIVEN_ON_FIELD_NUMBER: _ClassVar[int]
        BATCH_FIELD_NUMBER: _ClassVar[int]
        vaccine: str
        number: int
        due_on: str
        given_on: str
        batch: str
        def __init__(self, vaccine: _Optional[str] = ..., number: _Optional[int] = ..., due_on: _Optional[str] = ..., given_on: _Optional[str] = ..., batch: _Optional[str] = ...) -> None: ...
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DOSES_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    county: str
    doses: _containers.RepeatedCompositeFieldContainer[VaccinationRecord.Dose]
    resident_id: str
    def __init__(self, record_id: _Optional[str] = ..., county: _Optional[str] = ..., doses: _Optional[_Iterable[_Union[VaccinationRecord.Dose, _Mapping]]] = ..., resident_id: _Optional[str] = ...) -> None: ...

class RecordDoseRequest(_message.Message):
    __slots__ = ("record_id", "vaccine", "number", "given_on", "batch")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    VACCINE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    GIVEN_ON_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    vaccine: str
    number: int
    given_on: str
    batch: str
    def __init__(self, record_id: _Optional[str] = ..., vaccine: _Optional[str] = ..., number: _Optional[int] = ..., given_on: _Optional[str] = ..., batch: _Optional[str] = ...) -> None: ...

class GetInsuranceRequest(_message.Message):
    __slots__ = ("insurance_no",)
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    insurance_no: str
    def __init__(self, insurance_no: _Optional[str] = ...) -> None: ...

class Insurance(_message.Message):
    __slots__ = ("insurance_no", "resident_id", "county", "covered_from", "cancelled")
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    COVERED_FROM_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    insurance_no: str
    resident_id: str
    county: str
    covered_from: str
    cancelled: bool
    def __init__(self, insurance_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., covered_from: _Optional[str] = ..., cancelled: _Optional[bool] = ...) -> None: ...

class GetReimbursementRequest(_message.Message):
    __slots__ = ("reimbursement_no",)
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    def __init__(self, reimbursement_no: _Optional[str] = ...) -> None: ...

class Reimbursement(_message.Message):
    __slots__ = ("reimbursement_no", "mother_id", "amount_fen", "decided_on", "cancelled", "paid_on")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    MOTHER_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    DECIDED_ON_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    PAID_ON_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    mother_id: str
    amount_fen: int
    decided_on: str
    cancelled: bool
    paid_on: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., mother_id: _Optional[str] = ..., amount_fen: _Optional[int] = ..., decided_on: _Optional[str] = ..., cancelled: _Optional[bool] = ..., paid_on: _Optional[str] = ...) -> None: ...

class PayReimbursementRequest(_message.Message):
    __slots__ = ("reimbursement_no", "paid_on")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    PAID_ON_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    paid_on: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., paid_on: _Optional[str] = ...) -> None: ...
