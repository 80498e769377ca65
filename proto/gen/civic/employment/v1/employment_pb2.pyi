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

class RegisterSigningKeyRequest(_message.Message):
    __slots__ = ("holder", "public_key", "proof")
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_KEY_FIELD_NUMBER: _ClassVar[int]
    PROOF_FIELD_NUMBER: _ClassVar[int]
    holder: str
    public_key: str
    proof: str
    def __init__(self, holder: _Optional[str] = ..., public_key: _Optional[str] = ..., proof: _Optional[str] = ...) -> None: ...

class SigningKey(_message.Message):
    __slots__ = ("key_id", "holder", "public_key")
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_KEY_FIELD_NUMBER: _ClassVar[int]
    key_id: str
    holder: str
    public_key: str
    def __init__(self, key_id: _Optional[str] = ..., holder: _Optional[str] = ..., public_key: _Optional[str] = ...) -> None: ...

class LabourTerms(_message.Message):
    __slots__ = ("job", "place", "wage_fen", "weekly_hours", "begins", "until", "probation_months")
    JOB_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    WAGE_FEN_FIELD_NUMBER: _ClassVar[int]
    WEEKLY_HOURS_FIELD_NUMBER: _ClassVar[int]
    BEGINS_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    PROBATION_MONTHS_FIELD_NUMBER: _ClassVar[int]
    job: str
    place: str
    wage_fen: int
    weekly_hours: int
    begins: str
    until: str
    probation_months: int
    def __init__(self, job: _Optional[str] = ..., place: _Optional[str] = ..., wage_fen: _Optional[int] = ..., weekly_hours: _Optional[int] = ..., begins: _Optional[str] = ..., until: _Optional[str] = ..., probation_months: _Optional[int] = ...) -> None: ...

class DraftLabourContractRequest(_message.Message):
    __slots__ = ("kind", "previous_id", "employer_code", "resident_id", "county", "terms")
    KIND_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    kind: str
    previous_id: str
    employer_code: str
    resident_id: str
    county: str
    terms: LabourTerms
    def __init__(self, kind: _Optional[str] = ..., previous_id: _Optional[str] = ..., employer_code: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., terms: _Optional[_Union[LabourTerms, _Mapping]] = ...) -> None: ...

class SignLabourContractRequest(_message.Message):
    __slots__ = ("contract_id", "party", "signature")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    PARTY_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    party: str
    signature: str
    def __init__(self, contract_id: _Optional[str] = ..., party: _Optional[str] = ..., signature: _Optional[str] = ...) -> None: ...

class GetLabourContractRequest(_message.Message):
    __slots__ = ("contract_id",)
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    def __init__(self, contract_id: _Optional[str] = ...) -> None: ...

class LabourContract(_message.Message):
    __slots__ = ("contract_id", "chain_id", "previous_id", "kind", "state", "statement", "signed_by", "leaf_index", "chain")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    SIGNED_BY_FIELD_NUMBER: _ClassVar[int]
    LEAF_INDEX_FIELD_NUMBER: _ClassVar[int]
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    chain_id: str
    previous_id: str
    kind: str
    state: str
    statement: str
    signed_by: _containers.RepeatedScalarFieldContainer[str]
    leaf_index: int
    chain: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, contract_id: _Optional[str] = ..., chain_id: _Optional[str] = ..., previous_id: _Optional[str] = ..., kind: _Optional[str] = ..., state: _Optional[str] = ..., statement: _Optional[str] = ..., signed_by: _Optional[_Iterable[str]] = ..., leaf_index: _Optional[int] = ..., chain: _Optional[_Iterable[str]] = ...) -> None: ...

class GetContractProofRequest(_message.Message):
    __slots__ = ("contract_id", "algorithm", "tree_size")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    ALGORITHM_FIELD_NUMBER: _ClassVar[int]
    TREE_SIZE_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    algorithm: str
    tree_size: int
    def __init__(self, contract_id: _Optional[str] = ..., algorithm: _Optional[str] = ..., tree_size: _Optional[int] = ...) -> None: ...

class ContractProof(_message.Message):
    __slots__ = ("contract_id", "leaf_index", "leaf_hash", "audit_path", "head", "leaf_content")
    CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    LEAF_INDEX_FIELD_NUMBER: _ClassVar[int]
    LEAF_HASH_FIELD_NUMBER: _ClassVar[int]
    AUDIT_PATH_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    LEAF_CONTENT_FIELD_NUMBER: _ClassVar[int]
    contract_id: str
    leaf_index: int
    leaf_hash: str
    audit_path: _containers.RepeatedScalarFieldContainer[str]
    head: ContractLogHead
    leaf_content: str
    def __init__(self, contract_id: _Optional[str] = ..., leaf_index: _Optional[int] = ..., leaf_hash: _Optional[str] = ..., audit_path: _Optional[_Iterable[str]] = ..., head: _Optional[_Union[ContractLogHead, _Mapping]] = ..., leaf_content: _Optional[str] = ...) -> None: ...

class GetContractLogHeadRequest(_message.Message):
    __slots__ = ("algorithm", "tree_size")
    ALGORITHM_FIELD_NUMBER: _ClassVar[int]
    TREE_SIZE_FIELD_NUMBER: _ClassVar[int]
    algorithm: str
    tree_size: int
    def __init__(self, algorithm: _Optional[str] = ..., tree_size: _Optional[int] = ...) -> None: ...

class ContractLogHead(_message.Message):
    __slots__ = ("algorithm", "tree_size", "root_hash", "at", "signature", "signer")
    ALGORITHM_FIELD_NUMBER: _ClassVar[int]
    TREE_SIZE_FIELD_NUMBER: _ClassVar[int]
    ROOT_HASH_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    SIGNER_FIELD_NUMBER: _ClassVar[int]
    algorithm: str
    tree_size: int
    root_hash: str
    at: str
    signature: str
    signer: str
    def __init__(self, algorithm: _Optional[str] = ..., tree_size: _Optional[int] = ..., root_hash: _Optional[str] = ..., at: _Optional[str] = ..., signature: _Optional[str] = ..., signer: _Optional[str] = ...) -> None: ...

class GetContractLogConsistencyRequest(_message.Message):
    __slots__ = ("first", "second", "algorithm")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    SECOND_FIELD_NUMBER: _ClassVar[int]
    ALGORITHM_FIELD_NUMBER: _ClassVar[int]
    first: int
    second: int
    algorithm: str
    def __init__(self, first: _Optional[int] = ..., second: _Optional[int] = ..., algorithm: _Optional[str] = ...) -> None: ...

class ContractLogConsistency(_message.Message):
    __slots__ = ("first", "second", "proof")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    SECOND_FIELD_NUMBER: _ClassVar[int]
    PROOF_FIELD_NUMBER: _ClassVar[int]
    first: ContractLogHead
    second: ContractLogHead
    proof: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, first: _Optional[_Union[ContractLogHead, _Mapping]] = ..., second: _Optional[_Union[ContractLogHead, _Mapping]] = ..., proof: _Optional[_Iterable[str]] = ...) -> None: ...

class AuditContractLogRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class AuditContractLogResponse(_message.Message):
    __slots__ = ("leaves", "altered", "false_heads")
    LEAVES_FIELD_NUMBER: _ClassVar[int]
    ALTERED_FIELD_NUMBER: _ClassVar[int]
    FALSE_HEADS_FIELD_NUMBER: _ClassVar[int]
    leaves: int
    altered: _containers.RepeatedScalarFieldContainer[int]
    false_heads: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, leaves: _Optional[int] = ..., altered: _Optional[_Iterable[int]] = ..., false_heads: _Optional[_Iterable[str]] = ...) -> None: ...

class PostJobRequest(_message.Message):
    __slots__ = ("employer_code", "title", "text", "lat", "lon", "shift", "certificates", "skills", "wage_fen", "openings")
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    SHIFT_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    WAGE_FEN_FIELD_NUMBER: _ClassVar[int]
    OPENINGS_FIELD_NUMBER: _ClassVar[int]
    employer_code: str
    title: str
    text: str
    lat: float
    lon: float
    shift: str
    certificates: _containers.RepeatedScalarFieldContainer[str]
    skills: _containers.RepeatedScalarFieldContainer[str]
    wage_fen: int
    openings: int
    def __init__(self, employer_code: _Optional[str] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., shift: _Optional[str] = ..., certificates: _Optional[_Iterable[str]] = ..., skills: _Optional[_Iterable[str]] = ..., wage_fen: _Optional[int] = ..., openings: _Optional[int] = ...) -> None: ...

class JobOffer(_message.Message):
    __slots__ = ("job_id", "employer_code", "title", "county", "shift", "certificates", "skills", "wage_fen", "openings", "filled", "state", "flags")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    SHIFT_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    WAGE_FEN_FIELD_NUMBER: _ClassVar[int]
    OPENINGS_FIELD_NUMBER: _ClassVar[int]
    FILLED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FLAGS_FIELD_NUMBER: _ClassVar[int]
    job_id: str
    employer_code: str
    title: str
    county: str
    shift: str
    certificates: _containers.RepeatedScalarFieldContainer[str]
    skills: _containers.RepeatedScalarFieldContainer[str]
    wage_fen: int
    openings: int
    filled: int
    state: str
    flags: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, job_id: _Optional[str] = ..., employer_code: _Optional[str] = ..., title: _Optional[str] = ..., county: _Optional[str] = ..., shift: _Optional[str] = ..., certificates: _Optional[_Iterable[str]] = ..., skills: _Optional[_Iterable[str]] = ..., wage_fen: _Optional[int] = ..., openings: _Optional[int] = ..., filled: _Optional[int] = ..., state: _Optional[str] = ..., flags: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class RegisterJobSeekerRequest(_message.Message):
    __slots__ = ("resident_id", "wish", "lat", "lon", "most_km", "shifts", "certificates", "skills")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    WISH_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    MOST_KM_FIELD_NUMBER: _ClassVar[int]
    SHIFTS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    wish: str
    lat: float
    lon: float
    most_km: int
    shifts: _containers.RepeatedScalarFieldContainer[str]
    certificates: _containers.RepeatedScalarFieldContainer[str]
    skills: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, resident_id: _Optional[str] = ..., wish: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., most_km: _Optional[int] = ..., shifts: _Optional[_Iterable[str]] = ..., certificates: _Optional[_Iterable[str]] = ..., skills: _Optional[_Iterable[str]] = ...) -> None: ...

class JobSeeker(_message.Message):
    __slots__ = ("seeker_id",)
    SEEKER_ID_FIELD_NUMBER: _ClassVar[int]
    seeker_id: str
    def __init__(self, seeker_id: _Optional[str] = ...) -> None: ...

class MatchJobsRequest(_message.Message):
    __slots__ = ("seeker_id", "limit")
    SEEKER_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    seeker_id: str
    limit: int
    def __init__(self, seeker_id: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class MatchJobsResponse(_message.Message):
    __slots__ = ("matches",)
    class Match(_message.Message):
        __slots__ = ("job", "score", "reasons")
        JOB_FIELD_NUMBER: _ClassVar[int]
        SCORE_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        job: JobOffer
        score: float
        reasons: _containers.RepeatedCompositeFieldContainer[Reason]
        def __init__(self, job: _Optional[_Union[JobOffer, _Mapping]] = ..., score: _Optional[float] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    matches: _containers.RepeatedCompositeFieldContainer[MatchJobsResponse.Match]
    def __init__(self, matches: _Optional[_Iterable[_Union[MatchJobsResponse.Match, _Mapping]]] = ...) -> None: ...

class CheckJobFairnessRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CheckJobFairnessResponse(_message.Message):
    __slots__ = ("groups",)
    class Group(_message.Message):
        __slots__ = ("qualifications", "people", "seekers", "mean_shown", "fair")
        QUALIFICATIONS_FIELD_NUMBER: _ClassVar[int]
        PEOPLE_FIELD_NUMBER: _ClassVar[int]
        SEEKERS_FIELD_NUMBER: _ClassVar[int]
        MEAN_SHOWN_FIELD_NUMBER: _ClassVar[int]
        FAIR_FIELD_NUMBER: _ClassVar[int]
        qualifications: str
        people: str
        seekers: int
        mean_shown: float
        fair: bool
        def __init__(self, qualifications: _Optional[str] = ..., people: _Optional[str] = ..., seekers: _Optional[int] = ..., mean_shown: _Optional[float] = ..., fair: _Optional[bool] = ...) -> None: ...
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    groups: _containers.RepeatedCompositeFieldContainer[CheckJobFairnessResponse.Group]
    def __init__(self, groups: _Optional[_Iterable[_Union[CheckJobFairnessResponse.Group, _Mapping]]] = ...) -> None: ...

class ApplyForJobRequest(_message.Message):
    __slots__ = ("job_id", "resident_id")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    job_id: str
    resident_id: str
    def __init__(self, job_id: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class HireApplicantRequest(_message.Message):
    __slots__ = ("application_id",)
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    def __init__(self, application_id: _Optional[str] = ...) -> None: ...

class JobApplication(_message.Message):
    __slots__ = ("application_id", "job_id", "resident_id", "state")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    job_id: str
    resident_id: str
    state: str
    def __init__(self, application_id: _Optional[str] = ..., job_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ReportWageArrearsRequest(_message.Message):
    __slots__ = ("resident_id", "employer_code", "site", "county", "fen")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    SITE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FEN_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    employer_code: str
    site: str
    county: str
    fen: int
    def __init__(self, resident_id: _Optional[str] = ..., employer_code: _Optional[str] = ..., site: _Optional[str] = ..., county: _Optional[str] = ..., fen: _Optional[int] = ...) -> None: ...

class WageArrears(_message.Message):
    __slots__ = ("arrears_id", "employer_code", "site", "county", "state", "opened_on", "due_on", "stopped_on", "workers", "total_fen")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    SITE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OPENED_ON_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    STOPPED_ON_FIELD_NUMBER: _ClassVar[int]
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    employer_code: str
    site: str
    county: str
    state: str
    opened_on: str
    due_on: str
    stopped_on: str
    workers: int
    total_fen: int
    def __init__(self, arrears_id: _Optional[str] = ..., employer_code: _Optional[str] = ..., site: _Optional[str] = ..., county: _Optional[str] = ..., state: _Optional[str] = ..., opened_on: _Optional[str] = ..., due_on: _Optional[str] = ..., stopped_on: _Optional[str] = ..., workers: _Optional[int] = ..., total_fen: _Optional[int] = ...) -> None: ...

class MoveWageArrearsRequest(_message.Message):
    __slots__ = ("arrears_id", "step", "why")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    step: str
    why: str
    def __init__(self, arrears_id: _Optional[str] = ..., step: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class ReportPayrollRequest(_message.Message):
    __slots__ = ("employer_code", "site", "county", "month", "workers", "paid")
    EMPLOYER_CODE_FIELD_NUMBER: _ClassVar[int]
    SITE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    PAID_FIELD_NUMBER: _ClassVar[int]
    employer_code: str
    site: str
    county: str
    month: str
    workers: int
    paid: bool
    def __init__(self, employer_code: _Optional[str] = ..., site: _Optional[str] = ..., county: _Optional[str] = ..., month: _Optional[str] = ..., workers: _Optional[int] = ..., paid: _Optional[bool] = ...) -> None: ...

class ReportPayrollResponse(_message.Message):
    __slots__ = ("warned",)
    WARNED_FIELD_NUMBER: _ClassVar[int]
    warned: bool
    def __init__(self, warned: _Optional[bool] = ...) -> None: ...
