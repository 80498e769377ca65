import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

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

class EmergencySummaryReleased(_message.Message):
    __slots__ = ("release_id", "incident_id", "unit_id", "resident_id", "until")
    RELEASE_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    release_id: str
    incident_id: str
    unit_id: str
    resident_id: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, release_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OutbreakSignalled(_message.Message):
    __slots__ = ("signal_id", "disease", "county", "week", "method", "count", "verify_until")
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    VERIFY_UNTIL_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    disease: str
    county: str
    week: str
    method: str
    count: int
    verify_until: _timestamp_pb2.Timestamp
    def __init__(self, signal_id: _Optional[str] = ..., disease: _Optional[str] = ..., county: _Optional[str] = ..., week: _Optional[str] = ..., method: _Optional[str] = ..., count: _Optional[int] = ..., verify_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OutbreakVerified(_message.Message):
    __slots__ = ("signal_id", "disease", "county", "week", "confirmed", "count", "in_time")
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    disease: str
    county: str
    week: str
    confirmed: bool
    count: int
    in_time: bool
    def __init__(self, signal_id: _Optional[str] = ..., disease: _Optional[str] = ..., county: _Optional[str] = ..., week: _Optional[str] = ..., confirmed: _Optional[bool] = ..., count: _Optional[int] = ..., in_time: _Optional[bool] = ...) -> None: ...

class HealthRecordChanged(_message.Message):
    __slots__ = ("resident_id", "resource_type", "resource_id", "version")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    resource_type: str
    resource_id: str
    version: int
    def __init__(self, resident_id: _Optional[str] = ..., resource_type: _Optional[str] = ..., resource_id: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class RecordConsentGiven(_message.Message):
    __slots__ = ("consent_id", "resident_id")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    resident_id: str
    def __init__(self, consent_id: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class RecordConsentRevoked(_message.Message):
    __slots__ = ("consent_id", "resident_id")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    resident_id: str
    def __init__(self, consent_id: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class RecordOpenedWithoutConsent(_message.Message):
    __slots__ = ("opening_id", "resident_id", "department", "until")
    OPENING_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    opening_id: str
    resident_id: str
    department: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, opening_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., department: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HealthCardIssued(_message.Message):
    __slots__ = ("card_no", "resident_id")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class HealthCardRevoked(_message.Message):
    __slots__ = ("card_no", "resident_id")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class DeathCertificateIssued(_message.Message):
    __slots__ = ("certificate_no", "county", "case_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    county: str
    case_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class DeathCertificateRevoked(_message.Message):
    __slots__ = ("certificate_no", "case_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    case_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class GlassOpeningReviewed(_message.Message):
    __slots__ = ("opening_id", "resident_id", "justified")
    OPENING_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    JUSTIFIED_FIELD_NUMBER: _ClassVar[int]
    opening_id: str
    resident_id: str
    justified: bool
    def __init__(self, opening_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., justified: _Optional[bool] = ...) -> None: ...

class OutbreakSignalOverdue(_message.Message):
    __slots__ = ("signal_id", "disease", "county", "level")
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    disease: str
    county: str
    level: int
    def __init__(self, signal_id: _Optional[str] = ..., disease: _Optional[str] = ..., county: _Optional[str] = ..., level: _Optional[int] = ...) -> None: ...

class AppointmentBooked(_message.Message):
    __slots__ = ("appointment_no", "session_id", "institution_id", "resident_id", "county", "from_waiting_list")
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FROM_WAITING_LIST_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    session_id: str
    institution_id: str
    resident_id: str
    county: str
    from_waiting_list: bool
    def __init__(self, appointment_no: _Optional[str] = ..., session_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., from_waiting_list: _Optional[bool] = ...) -> None: ...

class AppointmentCancelled(_message.Message):
    __slots__ = ("appointment_no", "session_id", "resident_id", "county")
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    session_id: str
    resident_id: str
    county: str
    def __init__(self, appointment_no: _Optional[str] = ..., session_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class AppointmentMissed(_message.Message):
    __slots__ = ("appointment_no", "resident_id", "county")
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    resident_id: str
    county: str
    def __init__(self, appointment_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class AppointmentOffered(_message.Message):
    __slots__ = ("waiting_id", "session_id", "resident_id", "until")
    WAITING_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    waiting_id: str
    session_id: str
    resident_id: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, waiting_id: _Optional[str] = ..., session_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClinicSessionCancelled(_message.Message):
    __slots__ = ("session_id", "institution_id", "county", "appointments")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENTS_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    institution_id: str
    county: str
    appointments: int
    def __init__(self, session_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., county: _Optional[str] = ..., appointments: _Optional[int] = ...) -> None: ...

class BookingBlocked(_message.Message):
    __slots__ = ("block_id", "resident_id", "county", "until")
    BLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    block_id: str
    resident_id: str
    county: str
    until: str
    def __init__(self, block_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class FamilyContractSigned(_message.Message):
    __slots__ = ("contract_no", "resident_id", "team_id", "county", "package", "renewal")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    RENEWAL_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    resident_id: str
    team_id: str
    county: str
    package: str
    renewal: bool
    def __init__(self, contract_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., team_id: _Optional[str] = ..., county: _Optional[str] = ..., package: _Optional[str] = ..., renewal: _Optional[bool] = ...) -> None: ...

class FamilyContractEnded(_message.Message):
    __slots__ = ("contract_no", "resident_id", "county", "at_term")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    AT_TERM_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    resident_id: str
    county: str
    at_term: bool
    def __init__(self, contract_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., at_term: _Optional[bool] = ...) -> None: ...

class FamilyServiceDone(_message.Message):
    __slots__ = ("contract_no", "service_id", "code", "resident_id", "county", "done_on")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DONE_ON_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    service_id: str
    code: str
    resident_id: str
    county: str
    done_on: str
    def __init__(self, contract_no: _Optional[str] = ..., service_id: _Optional[str] = ..., code: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., done_on: _Optional[str] = ...) -> None: ...

class FamilyContractRenewalDue(_message.Message):
    __slots__ = ("contract_no", "resident_id", "county", "ends_on")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    resident_id: str
    county: str
    ends_on: str
    def __init__(self, contract_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., ends_on: _Optional[str] = ...) -> None: ...

class FamilyContractProposed(_message.Message):
    __slots__ = ("case_id", "resident_id", "county", "package")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    resident_id: str
    county: str
    package: str
    def __init__(self, case_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., package: _Optional[str] = ...) -> None: ...

class CareTaskOpened(_message.Message):
    __slots__ = ("task_id", "kind", "county", "town", "resident_id", "due_on")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    kind: str
    county: str
    town: str
    resident_id: str
    due_on: str
    def __init__(self, task_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., due_on: _Optional[str] = ...) -> None: ...

class ReferralSent(_message.Message):
    __slots__ = ("referral_id", "resident_id", "county", "direction", "urgency", "from_institution", "to_institution")
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    URGENCY_FIELD_NUMBER: _ClassVar[int]
    FROM_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    TO_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    resident_id: str
    county: str
    direction: str
    urgency: str
    from_institution: str
    to_institution: str
    def __init__(self, referral_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., direction: _Optional[str] = ..., urgency: _Optional[str] = ..., from_institution: _Optional[str] = ..., to_institution: _Optional[str] = ...) -> None: ...

class ReferralChanged(_message.Message):
    __slots__ = ("referral_id", "resident_id", "county", "state")
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    resident_id: str
    county: str
    state: str
    def __init__(self, referral_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class FindingDecided(_message.Message):
    __slots__ = ("finding_id", "kind", "institution_id", "county", "upheld")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    kind: str
    institution_id: str
    county: str
    upheld: bool
    def __init__(self, finding_id: _Optional[str] = ..., kind: _Optional[str] = ..., institution_id: _Optional[str] = ..., county: _Optional[str] = ..., upheld: _Optional[bool] = ...) -> None: ...
