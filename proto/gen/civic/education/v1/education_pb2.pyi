from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Point(_message.Message):
    __slots__ = ("lat", "lon")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ...) -> None: ...

class RoundSchool(_message.Message):
    __slots__ = ("school_id", "name", "town", "capacity", "catchment")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    CATCHMENT_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    name: str
    town: str
    capacity: int
    catchment: _struct_pb2.Struct
    def __init__(self, school_id: _Optional[str] = ..., name: _Optional[str] = ..., town: _Optional[str] = ..., capacity: _Optional[int] = ..., catchment: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ...) -> None: ...

class AdmissionTier(_message.Message):
    __slots__ = ("tier", "by")
    TIER_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    tier: str
    by: str
    def __init__(self, tier: _Optional[str] = ..., by: _Optional[str] = ...) -> None: ...

class PointsItem(_message.Message):
    __slots__ = ("item", "hundredths_per_month", "cap")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    HUNDREDTHS_PER_MONTH_FIELD_NUMBER: _ClassVar[int]
    CAP_FIELD_NUMBER: _ClassVar[int]
    item: str
    hundredths_per_month: int
    cap: int
    def __init__(self, item: _Optional[str] = ..., hundredths_per_month: _Optional[int] = ..., cap: _Optional[int] = ...) -> None: ...

class OpenAdmissionRoundRequest(_message.Message):
    __slots__ = ("round_id", "county", "stage", "opens_at", "closes_at", "schools", "tiers", "points", "most_wishes")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    OPENS_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    SCHOOLS_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    MOST_WISHES_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    county: str
    stage: str
    opens_at: str
    closes_at: str
    schools: _containers.RepeatedCompositeFieldContainer[RoundSchool]
    tiers: _containers.RepeatedCompositeFieldContainer[AdmissionTier]
    points: _containers.RepeatedCompositeFieldContainer[PointsItem]
    most_wishes: int
    def __init__(self, round_id: _Optional[str] = ..., county: _Optional[str] = ..., stage: _Optional[str] = ..., opens_at: _Optional[str] = ..., closes_at: _Optional[str] = ..., schools: _Optional[_Iterable[_Union[RoundSchool, _Mapping]]] = ..., tiers: _Optional[_Iterable[_Union[AdmissionTier, _Mapping]]] = ..., points: _Optional[_Iterable[_Union[PointsItem, _Mapping]]] = ..., most_wishes: _Optional[int] = ...) -> None: ...

class GetAdmissionRoundRequest(_message.Message):
    __slots__ = ("round_id",)
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    def __init__(self, round_id: _Optional[str] = ...) -> None: ...

class AdmissionRound(_message.Message):
    __slots__ = ("round_id", "county", "stage", "opens_at", "closes_at", "schools", "tiers", "points", "most_wishes", "seed_hash", "seed", "state", "applicants")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    OPENS_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    SCHOOLS_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    MOST_WISHES_FIELD_NUMBER: _ClassVar[int]
    SEED_HASH_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    APPLICANTS_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    county: str
    stage: str
    opens_at: str
    closes_at: str
    schools: _containers.RepeatedCompositeFieldContainer[RoundSchool]
    tiers: _containers.RepeatedCompositeFieldContainer[AdmissionTier]
    points: _containers.RepeatedCompositeFieldContainer[PointsItem]
    most_wishes: int
    seed_hash: str
    seed: str
    state: str
    applicants: int
    def __init__(self, round_id: _Optional[str] = ..., county: _Optional[str] = ..., stage: _Optional[str] = ..., opens_at: _Optional[str] = ..., closes_at: _Optional[str] = ..., schools: _Optional[_Iterable[_Union[RoundSchool, _Mapping]]] = ..., tiers: _Optional[_Iterable[_Union[AdmissionTier, _Mapping]]] = ..., points: _Optional[_Iterable[_Union[PointsItem, _Mapping]]] = ..., most_wishes: _Optional[int] = ..., seed_hash: _Optional[str] = ..., seed: _Optional[str] = ..., state: _Optional[str] = ..., applicants: _Optional[int] = ...) -> None: ...

class FindCatchmentRequest(_message.Message):
    __slots__ = ("round_id", "lat", "lon")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    lat: float
    lon: float
    def __init__(self, round_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ...) -> None: ...

class Catchment(_message.Message):
    __slots__ = ("school_id", "name")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    name: str
    def __init__(self, school_id: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class ApplyForSchoolRequest(_message.Message):
    __slots__ = ("round_id", "child_id", "wishes", "tier_no", "points_no", "hukou_at", "home_at", "permit_at")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    WISHES_FIELD_NUMBER: _ClassVar[int]
    TIER_NO_FIELD_NUMBER: _ClassVar[int]
    POINTS_NO_FIELD_NUMBER: _ClassVar[int]
    HUKOU_AT_FIELD_NUMBER: _ClassVar[int]
    HOME_AT_FIELD_NUMBER: _ClassVar[int]
    PERMIT_AT_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    child_id: str
    wishes: _containers.RepeatedScalarFieldContainer[str]
    tier_no: str
    points_no: str
    hukou_at: Point
    home_at: Point
    permit_at: Point
    def __init__(self, round_id: _Optional[str] = ..., child_id: _Optional[str] = ..., wishes: _Optional[_Iterable[str]] = ..., tier_no: _Optional[str] = ..., points_no: _Optional[str] = ..., hukou_at: _Optional[_Union[Point, _Mapping]] = ..., home_at: _Optional[_Union[Point, _Mapping]] = ..., permit_at: _Optional[_Union[Point, _Mapping]] = ...) -> None: ...

class SchoolApplication(_message.Message):
    __slots__ = ("application_id", "round_id", "child_id", "wishes", "catchment_school", "tiers", "points")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    WISHES_FIELD_NUMBER: _ClassVar[int]
    CATCHMENT_SCHOOL_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    round_id: str
    child_id: str
    wishes: _containers.RepeatedScalarFieldContainer[str]
    catchment_school: str
    tiers: _containers.RepeatedScalarFieldContainer[str]
    points: int
    def __init__(self, application_id: _Optional[str] = ..., round_id: _Optional[str] = ..., child_id: _Optional[str] = ..., wishes: _Optional[_Iterable[str]] = ..., catchment_school: _Optional[str] = ..., tiers: _Optional[_Iterable[str]] = ..., points: _Optional[int] = ...) -> None: ...

class RunAdmissionsRequest(_message.Message):
    __slots__ = ("round_id",)
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    def __init__(self, round_id: _Optional[str] = ...) -> None: ...

class AdmissionSummary(_message.Message):
    __slots__ = ("round_id", "applicants", "placed", "seed", "digest", "ran_at")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    APPLICANTS_FIELD_NUMBER: _ClassVar[int]
    PLACED_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    RAN_AT_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    applicants: int
    placed: int
    seed: str
    digest: str
    ran_at: str
    def __init__(self, round_id: _Optional[str] = ..., applicants: _Optional[int] = ..., placed: _Optional[int] = ..., seed: _Optional[str] = ..., digest: _Optional[str] = ..., ran_at: _Optional[str] = ...) -> None: ...

class GetAdmissionResultRequest(_message.Message):
    __slots__ = ("round_id", "application_id")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    application_id: str
    def __init__(self, round_id: _Optional[str] = ..., application_id: _Optional[str] = ...) -> None: ...

class CutOff(_message.Message):
    __slots__ = ("tier", "points", "lottery", "free")
    TIER_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    LOTTERY_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    tier: str
    points: int
    lottery: str
    free: int
    def __init__(self, tier: _Optional[str] = ..., points: _Optional[int] = ..., lottery: _Optional[str] = ..., free: _Optional[int] = ...) -> None: ...

class Standing(_message.Message):
    __slots__ = ("school_id", "tier", "points", "lottery", "position", "cut_off", "why_zh", "why_en")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    LOTTERY_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    CUT_OFF_FIELD_NUMBER: _ClassVar[int]
    WHY_ZH_FIELD_NUMBER: _ClassVar[int]
    WHY_EN_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    tier: str
    points: int
    lottery: str
    position: int
    cut_off: CutOff
    why_zh: str
    why_en: str
    def __init__(self, school_id: _Optional[str] = ..., tier: _Optional[str] = ..., points: _Optional[int] = ..., lottery: _Optional[str] = ..., position: _Optional[int] = ..., cut_off: _Optional[_Union[CutOff, _Mapping]] = ..., why_zh: _Optional[str] = ..., why_en: _Optional[str] = ...) -> None: ...

class AdmissionResult(_message.Message):
    __slots__ = ("application_id", "round_id", "state", "school", "tier", "points", "position", "cut_off", "why_not", "free_schools")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    CUT_OFF_FIELD_NUMBER: _ClassVar[int]
    WHY_NOT_FIELD_NUMBER: _ClassVar[int]
    FREE_SCHOOLS_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    round_id: str
    state: str
    school: str
    tier: str
    points: int
    position: int
    cut_off: CutOff
    why_not: _containers.RepeatedCompositeFieldContainer[Standing]
    free_schools: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, application_id: _Optional[str] = ..., round_id: _Optional[str] = ..., state: _Optional[str] = ..., school: _Optional[str] = ..., tier: _Optional[str] = ..., points: _Optional[int] = ..., position: _Optional[int] = ..., cut_off: _Optional[_Union[CutOff, _Mapping]] = ..., why_not: _Optional[_Iterable[_Union[Standing, _Mapping]]] = ..., free_schools: _Optional[_Iterable[str]] = ...) -> None: ...

class GetAdmissionProofRequest(_message.Message):
    __slots__ = ("round_id",)
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    def __init__(self, round_id: _Optional[str] = ...) -> None: ...

class ProofWish(_message.Message):
    __slots__ = ("school_id", "tier", "points")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    tier: int
    points: int
    def __init__(self, school_id: _Optional[str] = ..., tier: _Optional[int] = ..., points: _Optional[int] = ...) -> None: ...

class ProofApplication(_message.Message):
    __slots__ = ("application_id", "wishes", "school")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    WISHES_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    wishes: _containers.RepeatedCompositeFieldContainer[ProofWish]
    school: str
    def __init__(self, application_id: _Optional[str] = ..., wishes: _Optional[_Iterable[_Union[ProofWish, _Mapping]]] = ..., school: _Optional[str] = ...) -> None: ...

class AdmissionProof(_message.Message):
    __slots__ = ("round_id", "seed_hash", "seed", "capacities", "applications", "digest")
    class CapacitiesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    SEED_HASH_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    CAPACITIES_FIELD_NUMBER: _ClassVar[int]
    APPLICATIONS_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    seed_hash: str
    seed: str
    capacities: _containers.ScalarMap[str, int]
    applications: _containers.RepeatedCompositeFieldContainer[ProofApplication]
    digest: str
    def __init__(self, round_id: _Optional[str] = ..., seed_hash: _Optional[str] = ..., seed: _Optional[str] = ..., capacities: _Optional[_Mapping[str, int]] = ..., applications: _Optional[_Iterable[_Union[ProofApplication, _Mapping]]] = ..., digest: _Optional[str] = ...) -> None: ...

class GetFindingRequest(_message.Message):
    __slots__ = ("finding_no",)
    FINDING_NO_FIELD_NUMBER: _ClassVar[int]
    finding_no: str
    def __init__(self, finding_no: _Optional[str] = ...) -> None: ...

class FindingLine(_message.Message):
    __slots__ = ("item", "months", "points", "capped")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    CAPPED_FIELD_NUMBER: _ClassVar[int]
    item: str
    months: int
    points: int
    capped: bool
    def __init__(self, item: _Optional[str] = ..., months: _Optional[int] = ..., points: _Optional[int] = ..., capped: _Optional[bool] = ...) -> None: ...

class Finding(_message.Message):
    __slots__ = ("finding_no", "kind", "round_id", "school_id", "tier", "points", "lines")
    FINDING_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    finding_no: str
    kind: str
    round_id: str
    school_id: str
    tier: str
    points: int
    lines: _containers.RepeatedCompositeFieldContainer[FindingLine]
    def __init__(self, finding_no: _Optional[str] = ..., kind: _Optional[str] = ..., round_id: _Optional[str] = ..., school_id: _Optional[str] = ..., tier: _Optional[str] = ..., points: _Optional[int] = ..., lines: _Optional[_Iterable[_Union[FindingLine, _Mapping]]] = ...) -> None: ...

class GetStudentRecordRequest(_message.Message):
    __slots__ = ("student_no",)
    STUDENT_NO_FIELD_NUMBER: _ClassVar[int]
    student_no: str
    def __init__(self, student_no: _Optional[str] = ...) -> None: ...

class StudentRecord(_message.Message):
    __slots__ = ("student_no", "school_id", "stage", "opened_on", "cancelled")
    STUDENT_NO_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    OPENED_ON_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    student_no: str
    school_id: str
    stage: str
    opened_on: str
    cancelled: bool
    def __init__(self, student_no: _Optional[str] = ..., school_id: _Optional[str] = ..., stage: _Optional[str] = ..., opened_on: _Optional[str] = ..., cancelled: _Optional[bool] = ...) -> None: ...

class MakePickupPassRequest(_message.Message):
    __slots__ = ("child_id", "person_id", "school_id", "gate_id", "link", "valid_from", "valid_until", "county", "town")
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    child_id: str
    person_id: str
    school_id: str
    gate_id: str
    link: str
    valid_from: str
    valid_until: str
    county: str
    town: str
    def __init__(self, child_id: _Optional[str] = ..., person_id: _Optional[str] = ..., school_id: _Optional[str] = ..., gate_id: _Optional[str] = ..., link: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ...) -> None: ...

class PickupPass(_message.Message):
    __slots__ = ("handover_id", "token", "qr_svg", "valid_from", "valid_until")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    QR_SVG_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    token: str
    qr_svg: str
    valid_from: str
    valid_until: str
    def __init__(self, handover_id: _Optional[str] = ..., token: _Optional[str] = ..., qr_svg: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class ScanPickupRequest(_message.Message):
    __slots__ = ("token", "gate_id", "person_id")
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    token: str
    gate_id: str
    person_id: str
    def __init__(self, token: _Optional[str] = ..., gate_id: _Optional[str] = ..., person_id: _Optional[str] = ...) -> None: ...

class ScanOutcome(_message.Message):
    __slots__ = ("handover_id", "outcome", "child_id", "zh", "en", "scan_id")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    SCAN_ID_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    outcome: str
    child_id: str
    zh: str
    en: str
    scan_id: str
    def __init__(self, handover_id: _Optional[str] = ..., outcome: _Optional[str] = ..., child_id: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., scan_id: _Optional[str] = ...) -> None: ...

class GateScan(_message.Message):
    __slots__ = ("scan_id", "token", "person_id", "at", "signature")
    SCAN_ID_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    scan_id: str
    token: str
    person_id: str
    at: str
    signature: str
    def __init__(self, scan_id: _Optional[str] = ..., token: _Optional[str] = ..., person_id: _Optional[str] = ..., at: _Optional[str] = ..., signature: _Optional[str] = ...) -> None: ...

class MergeGateScansRequest(_message.Message):
    __slots__ = ("gate_id", "scans")
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    SCANS_FIELD_NUMBER: _ClassVar[int]
    gate_id: str
    scans: _containers.RepeatedCompositeFieldContainer[GateScan]
    def __init__(self, gate_id: _Optional[str] = ..., scans: _Optional[_Iterable[_Union[GateScan, _Mapping]]] = ...) -> None: ...

class MergeGateScansResponse(_message.Message):
    __slots__ = ("outcomes", "conflicts")
    OUTCOMES_FIELD_NUMBER: _ClassVar[int]
    CONFLICTS_FIELD_NUMBER: _ClassVar[int]
    outcomes: _containers.RepeatedCompositeFieldContainer[ScanOutcome]
    conflicts: int
    def __init__(self, outcomes: _Optional[_Iterable[_Union[ScanOutcome, _Mapping]]] = ..., conflicts: _Optional[int] = ...) -> None: ...

class EnterGateRequest(_message.Message):
    __slots__ = ("gate_id", "school_id", "link", "public_key")
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_KEY_FIELD_NUMBER: _ClassVar[int]
    gate_id: str
    school_id: str
    link: str
    public_key: str
    def __init__(self, gate_id: _Optional[str] = ..., school_id: _Optional[str] = ..., link: _Optional[str] = ..., public_key: _Optional[str] = ...) -> None: ...

class Gate(_message.Message):
    __slots__ = ("gate_id", "school_id", "link")
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    gate_id: str
    school_id: str
    link: str
    def __init__(self, gate_id: _Optional[str] = ..., school_id: _Optional[str] = ..., link: _Optional[str] = ...) -> None: ...

class ListHandoversRequest(_message.Message):
    __slots__ = ("child_id",)
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    child_id: str
    def __init__(self, child_id: _Optional[str] = ...) -> None: ...

class HandoverScan(_message.Message):
    __slots__ = ("gate_id", "at", "outcome", "offline")
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    OFFLINE_FIELD_NUMBER: _ClassVar[int]
    gate_id: str
    at: str
    outcome: str
    offline: bool
    def __init__(self, gate_id: _Optional[str] = ..., at: _Optional[str] = ..., outcome: _Optional[str] = ..., offline: _Optional[bool] = ...) -> None: ...

class Handover(_message.Message):
    __slots__ = ("handover_id", "school_id", "link", "person_id", "valid_from", "valid_until", "state", "at", "gate_id", "alarm", "scans")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    GATE_ID_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    SCANS_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    school_id: str
    link: str
    person_id: str
    valid_from: str
    valid_until: str
    state: str
    at: str
    gate_id: str
    alarm: str
    scans: _containers.RepeatedCompositeFieldContainer[HandoverScan]
    def __init__(self, handover_id: _Optional[str] = ..., school_id: _Optional[str] = ..., link: _Optional[str] = ..., person_id: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ..., state: _Optional[str] = ..., at: _Optional[str] = ..., gate_id: _Optional[str] = ..., alarm: _Optional[str] = ..., scans: _Optional[_Iterable[_Union[HandoverScan, _Mapping]]] = ...) -> None: ...

class ListHandoversResponse(_message.Message):
    __slots__ = ("handovers",)
    HANDOVERS_FIELD_NUMBER: _ClassVar[int]
    handovers: _containers.RepeatedCompositeFieldContainer[Handover]
    def __init__(self, handovers: _Optional[_Iterable[_Union[Handover, _Mapping]]] = ...) -> None: ...

class SettleHandoverRequest(_message.Message):
    __slots__ = ("handover_id", "outcome")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    outcome: str
    def __init__(self, handover_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class GetCreditLedgerRequest(_message.Message):
    __slots__ = ("learner_id",)
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    def __init__(self, learner_id: _Optional[str] = ...) -> None: ...

class CreditLine(_message.Message):
    __slots__ = ("at", "account", "kind", "credits", "transfer_id")
    AT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_ID_FIELD_NUMBER: _ClassVar[int]
    at: str
    account: str
    kind: str
    credits: int
    transfer_id: str
    def __init__(self, at: _Optional[str] = ..., account: _Optional[str] = ..., kind: _Optional[str] = ..., credits: _Optional[int] = ..., transfer_id: _Optional[str] = ...) -> None: ...

class CreditBalance(_message.Message):
    __slots__ = ("kind", "credits")
    KIND_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    kind: str
    credits: int
    def __init__(self, kind: _Optional[str] = ..., credits: _Optional[int] = ...) -> None: ...

class CreditLedger(_message.Message):
    __slots__ = ("learner_id", "balances", "lines")
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    BALANCES_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    balances: _containers.RepeatedCompositeFieldContainer[CreditBalance]
    lines: _containers.RepeatedCompositeFieldContainer[CreditLine]
    def __init__(self, learner_id: _Optional[str] = ..., balances: _Optional[_Iterable[_Union[CreditBalance, _Mapping]]] = ..., lines: _Optional[_Iterable[_Union[CreditLine, _Mapping]]] = ...) -> None: ...

class EnterCreditsRequest(_message.Message):
    __slots__ = ("learner_id", "kind", "credits", "achievement_id", "title", "institution")
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    ACHIEVEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    kind: str
    credits: int
    achievement_id: str
    title: str
    institution: str
    def __init__(self, learner_id: _Optional[str] = ..., kind: _Optional[str] = ..., credits: _Optional[int] = ..., achievement_id: _Optional[str] = ..., title: _Optional[str] = ..., institution: _Optional[str] = ...) -> None: ...

class ConvertCreditsRequest(_message.Message):
    __slots__ = ("learner_id", "from_kind", "to_kind", "credits", "conversion_id")
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_KIND_FIELD_NUMBER: _ClassVar[int]
    TO_KIND_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    CONVERSION_ID_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    from_kind: str
    to_kind: str
    credits: int
    conversion_id: str
    def __init__(self, learner_id: _Optional[str] = ..., from_kind: _Optional[str] = ..., to_kind: _Optional[str] = ..., credits: _Optional[int] = ..., conversion_id: _Optional[str] = ...) -> None: ...

class GetCreditBadgeRequest(_message.Message):
    __slots__ = ("learner_id", "achievement_id")
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    ACHIEVEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    achievement_id: str
    def __init__(self, learner_id: _Optional[str] = ..., achievement_id: _Optional[str] = ...) -> None: ...

class CreditBadge(_message.Message):
    __slots__ = ("jwt", "credential")
    JWT_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_FIELD_NUMBER: _ClassVar[int]
    jwt: str
    credential: _struct_pb2.Struct
    def __init__(self, jwt: _Optional[str] = ..., credential: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ...) -> None: ...

class GetEducationPlanRequest(_message.Message):
    __slots__ = ("plan_no",)
    PLAN_NO_FIELD_NUMBER: _ClassVar[int]
    plan_no: str
    def __init__(self, plan_no: _Optional[str] = ...) -> None: ...

class EducationPlan(_message.Message):
    __slots__ = ("plan_no", "placement", "school_id", "visits_a_month", "visits", "cancelled")
    PLAN_NO_FIELD_NUMBER: _ClassVar[int]
    PLACEMENT_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    VISITS_A_MONTH_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    plan_no: str
    placement: str
    school_id: str
    visits_a_month: int
    visits: _containers.RepeatedScalarFieldContainer[str]
    cancelled: bool
    def __init__(self, plan_no: _Optional[str] = ..., placement: _Optional[str] = ..., school_id: _Optional[str] = ..., visits_a_month: _Optional[int] = ..., visits: _Optional[_Iterable[str]] = ..., cancelled: _Optional[bool] = ...) -> None: ...

class NoteHomeVisitRequest(_message.Message):
    __slots__ = ("plan_no", "visited_on")
    PLAN_NO_FIELD_NUMBER: _ClassVar[int]
    VISITED_ON_FIELD_NUMBER: _ClassVar[int]
    plan_no: str
    visited_on: str
    def __init__(self, plan_no: _Optional[str] = ..., visited_on: _Optional[str] = ...) -> None: ...

class GetStudyAidRequest(_message.Message):
    __slots__ = ("study_no",)
    STUDY_NO_FIELD_NUMBER: _ClassVar[int]
    study_no: str
    def __init__(self, study_no: _Optional[str] = ...) -> None: ...

class StudyAid(_message.Message):
    __slots__ = ("study_no", "household_id", "pupils", "fen_a_year")
    STUDY_NO_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    PUPILS_FIELD_NUMBER: _ClassVar[int]
    FEN_A_YEAR_FIELD_NUMBER: _ClassVar[int]
    study_no: str
    household_id: str
    pupils: int
    fen_a_year: int
    def __init__(self, study_no: _Optional[str] = ..., household_id: _Optional[str] = ..., pupils: _Optional[int] = ..., fen_a_year: _Optional[int] = ...) -> None: ...

class BeatCampusDeviceRequest(_message.Message):
    __slots__ = ("device_id", "school_id", "kind")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    school_id: str
    kind: str
    def __init__(self, device_id: _Optional[str] = ..., school_id: _Optional[str] = ..., kind: _Optional[str] = ...) -> None: ...

class CampusDevice(_message.Message):
    __slots__ = ("device_id", "school_id", "kind", "heard_at")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    HEARD_AT_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    school_id: str
    kind: str
    heard_at: str
    def __init__(self, device_id: _Optional[str] = ..., school_id: _Optional[str] = ..., kind: _Optional[str] = ..., heard_at: _Optional[str] = ...) -> None: ...

class ListSilentDevicesRequest(_message.Message):
    __slots__ = ("school_id",)
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    def __init__(self, school_id: _Optional[str] = ...) -> None: ...

class ListSilentDevicesResponse(_message.Message):
    __slots__ = ("devices",)
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    devices: _containers.RepeatedCompositeFieldContainer[CampusDevice]
    def __init__(self, devices: _Optional[_Iterable[_Union[CampusDevice, _Mapping]]] = ...) -> None: ...

class NoteVisitorRequest(_message.Message):
    __slots__ = ("visit_id", "school_id", "visitor_id", "leaving")
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    VISITOR_ID_FIELD_NUMBER: _ClassVar[int]
    LEAVING_FIELD_NUMBER: _ClassVar[int]
    visit_id: str
    school_id: str
    visitor_id: str
    leaving: bool
    def __init__(self, visit_id: _Optional[str] = ..., school_id: _Optional[str] = ..., visitor_id: _Optional[str] = ..., leaving: _Optional[bool] = ...) -> None: ...

class SchoolVisit(_message.Message):
    __slots__ = ("visit_id", "school_id", "came_at", "left_at", "inside")
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    CAME_AT_FIELD_NUMBER: _ClassVar[int]
    LEFT_AT_FIELD_NUMBER: _ClassVar[int]
    INSIDE_FIELD_NUMBER: _ClassVar[int]
    visit_id: str
    school_id: str
    came_at: str
    left_at: str
    inside: int
    def __init__(self, visit_id: _Optional[str] = ..., school_id: _Optional[str] = ..., came_at: _Optional[str] = ..., left_at: _Optional[str] = ..., inside: _Optional[int] = ...) -> None: ...

class ReportCampusIncidentRequest(_message.Message):
    __slots__ = ("report_id", "school_id", "kind", "at")
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    school_id: str
    kind: str
    at: str
    def __init__(self, report_id: _Optional[str] = ..., school_id: _Optional[str] = ..., kind: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...

class CampusIncident(_message.Message):
    __slots__ = ("campus_incident_id", "school_id", "kind", "at")
    CAMPUS_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    campus_incident_id: str
    school_id: str
    kind: str
    at: str
    def __init__(self, campus_incident_id: _Optional[str] = ..., school_id: _Optional[str] = ..., kind: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...

class EnterSchoolRequest(_message.Message):
    __slots__ = ("school_id", "name", "town", "rural", "spaces")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RURAL_FIELD_NUMBER: _ClassVar[int]
    SPACES_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    name: str
    town: str
    rural: bool
    spaces: int
    def __init__(self, school_id: _Optional[str] = ..., name: _Optional[str] = ..., town: _Optional[str] = ..., rural: _Optional[bool] = ..., spaces: _Optional[int] = ...) -> None: ...

class School(_message.Message):
    __slots__ = ("school_id", "name", "county", "town", "rural", "spaces")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RURAL_FIELD_NUMBER: _ClassVar[int]
    SPACES_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    name: str
    county: str
    town: str
    rural: bool
    spaces: int
    def __init__(self, school_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., rural: _Optional[bool] = ..., spaces: _Optional[int] = ...) -> None: ...

class PairSchoolsRequest(_message.Message):
    __slots__ = ("school_id", "partner_id")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    partner_id: str
    def __init__(self, school_id: _Optional[str] = ..., partner_id: _Optional[str] = ...) -> None: ...

class SchoolPairing(_message.Message):
    __slots__ = ("pairing_id", "school_id", "partner_id", "lessons")
    PAIRING_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    LESSONS_FIELD_NUMBER: _ClassVar[int]
    pairing_id: str
    school_id: str
    partner_id: str
    lessons: int
    def __init__(self, pairing_id: _Optional[str] = ..., school_id: _Optional[str] = ..., partner_id: _Optional[str] = ..., lessons: _Optional[int] = ...) -> None: ...

class HoldSharedLessonRequest(_message.Message):
    __slots__ = ("pairing_id", "lesson_id", "subject", "held_at", "pupils")
    PAIRING_ID_FIELD_NUMBER: _ClassVar[int]
    LESSON_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    HELD_AT_FIELD_NUMBER: _ClassVar[int]
    PUPILS_FIELD_NUMBER: _ClassVar[int]
    pairing_id: str
    lesson_id: str
    subject: str
    held_at: str
    pupils: int
    def __init__(self, pairing_id: _Optional[str] = ..., lesson_id: _Optional[str] = ..., subject: _Optional[str] = ..., held_at: _Optional[str] = ..., pupils: _Optional[int] = ...) -> None: ...

class GetLessonCoverageRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class LessonCoverage(_message.Message):
    __slots__ = ("county", "rural_schools", "reached", "share", "spaces")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    RURAL_SCHOOLS_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    SPACES_FIELD_NUMBER: _ClassVar[int]
    county: str
    rural_schools: int
    reached: int
    share: float
    spaces: int
    def __init__(self, county: _Optional[str] = ..., rural_schools: _Optional[int] = ..., reached: _Optional[int] = ..., share: _Optional[float] = ..., spaces: _Optional[int] = ...) -> None: ...

class GetLessonCoverageResponse(_message.Message):
    __slots__ = ("counties",)
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    counties: _containers.RepeatedCompositeFieldContainer[LessonCoverage]
    def __init__(self, counties: _Optional[_Iterable[_Union[LessonCoverage, _Mapping]]] = ...) -> None: ...
