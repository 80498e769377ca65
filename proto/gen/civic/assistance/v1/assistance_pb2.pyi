from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetAwardRequest(_message.Message):
    __slots__ = ("award_no",)
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    def __init__(self, award_no: _Optional[str] = ...) -> None: ...

class Award(_message.Message):
    __slots__ = ("award_no", "benefit", "resident_id", "household_id", "county", "town", "state", "from_month", "stopped_from", "stop_why", "amount_fen", "paid_until", "report_no", "recheck_on", "account_ok", "overpaid_fen", "recovery")
    class Instalment(_message.Message):
        __slots__ = ("month", "amount_fen")
        MONTH_FIELD_NUMBER: _ClassVar[int]
        AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
        month: str
        amount_fen: int
        def __init__(self, month: _Optional[str] = ..., amount_fen: _Optional[int] = ...) -> None: ...
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FROM_FIELD_NUMBER: _ClassVar[int]
    STOP_WHY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    PAID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    RECHECK_ON_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_OK_FIELD_NUMBER: _ClassVar[int]
    OVERPAID_FEN_FIELD_NUMBER: _ClassVar[int]
    RECOVERY_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    benefit: str
    resident_id: str
    household_id: str
    county: str
    town: str
    state: str
    from_month: str
    stopped_from: str
    stop_why: str
    amount_fen: int
    paid_until: str
    report_no: str
    recheck_on: str
    account_ok: bool
    overpaid_fen: int
    recovery: _containers.RepeatedCompositeFieldContainer[Award.Instalment]
    def __init__(self, award_no: _Optional[str] = ..., benefit: _Optional[str] = ..., resident_id: _Optional[str] = ..., household_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., state: _Optional[str] = ..., from_month: _Optional[str] = ..., stopped_from: _Optional[str] = ..., stop_why: _Optional[str] = ..., amount_fen: _Optional[int] = ..., paid_until: _Optional[str] = ..., report_no: _Optional[str] = ..., recheck_on: _Optional[str] = ..., account_ok: _Optional[bool] = ..., overpaid_fen: _Optional[int] = ..., recovery: _Optional[_Iterable[_Union[Award.Instalment, _Mapping]]] = ...) -> None: ...

class GetAssistancePaperRequest(_message.Message):
    __slots__ = ("paper_no",)
    PAPER_NO_FIELD_NUMBER: _ClassVar[int]
    paper_no: str
    def __init__(self, paper_no: _Optional[str] = ...) -> None: ...

class AssistancePaper(_message.Message):
    __slots__ = ("paper_no", "kind", "case_id", "county", "issued_on", "revoked")
    PAPER_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    paper_no: str
    kind: str
    case_id: str
    county: str
    issued_on: str
    revoked: bool
    def __init__(self, paper_no: _Optional[str] = ..., kind: _Optional[str] = ..., case_id: _Optional[str] = ..., county: _Optional[str] = ..., issued_on: _Optional[str] = ..., revoked: _Optional[bool] = ...) -> None: ...

class GetDisabilityCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class DisabilityCard(_message.Message):
    __slots__ = ("card_no", "resident_id", "category", "grade", "issued_on", "valid_until", "revoked")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    category: str
    grade: int
    issued_on: str
    valid_until: str
    revoked: bool
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., category: _Optional[str] = ..., grade: _Optional[int] = ..., issued_on: _Optional[str] = ..., valid_until: _Optional[str] = ..., revoked: _Optional[bool] = ...) -> None: ...

class GetVerificationReportRequest(_message.Message):
    __slots__ = ("report_no", "version")
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    version: int
    def __init__(self, report_no: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class VerificationReport(_message.Message):
    __slots__ = ("report_no", "version", "case_id", "month", "digest", "figures", "open_items", "notes", "authorised_until", "withdrawn", "assessed")
    class Figure(_message.Message):
        __slots__ = ("source", "resident_id", "asked_at", "answered_at", "problem", "group", "code", "amount_fen", "as_of")
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        ASKED_AT_FIELD_NUMBER: _ClassVar[int]
        ANSWERED_AT_FIELD_NUMBER: _ClassVar[int]
        PROBLEM_FIELD_NUMBER: _ClassVar[int]
        GROUP_FIELD_NUMBER: _ClassVar[int]
        CODE_FIELD_NUMBER: _ClassVar[int]
        AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
        AS_OF_FIELD_NUMBER: _ClassVar[int]
        source: str
        resident_id: str
        asked_at: str
        answered_at: str
        problem: str
        group: str
        code: str
        amount_fen: int
        as_of: str
        def __init__(self, source: _Optional[str] = ..., resident_id: _Optional[str] = ..., asked_at: _Optional[str] = ..., answered_at: _Optional[str] = ..., problem: _Optional[str] = ..., group: _Optional[str] = ..., code: _Optional[str] = ..., amount_fen: _Optional[int] = ..., as_of: _Optional[str] = ...) -> None: ...
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    OPEN_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    AUTHORISED_UNTIL_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWN_FIELD_NUMBER: _ClassVar[int]
    ASSESSED_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    version: int
    case_id: str
    month: str
    digest: str
    figures: _containers.RepeatedCompositeFieldContainer[VerificationReport.Figure]
    open_items: _containers.RepeatedScalarFieldContainer[str]
    notes: _containers.RepeatedScalarFieldContainer[str]
    authorised_until: str
    withdrawn: bool
    assessed: bool
    def __init__(self, report_no: _Optional[str] = ..., version: _Optional[int] = ..., case_id: _Optional[str] = ..., month: _Optional[str] = ..., digest: _Optional[str] = ..., figures: _Optional[_Iterable[_Union[VerificationReport.Figure, _Mapping]]] = ..., open_items: _Optional[_Iterable[str]] = ..., notes: _Optional[_Iterable[str]] = ..., authorised_until: _Optional[str] = ..., withdrawn: _Optional[bool] = ..., assessed: _Optional[bool] = ...) -> None: ...

class RecomputeReportRequest(_message.Message):
    __slots__ = ("report_no", "version")
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    version: int
    def __init__(self, report_no: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

class RecomputeReportResponse(_message.Message):
    __slots__ = ("report_no", "version", "intact", "same", "rules_then", "rules_now", "amounts")
    class Amount(_message.Message):
        __slots__ = ("benefit", "then_fen", "now_fen")
        BENEFIT_FIELD_NUMBER: _ClassVar[int]
        THEN_FEN_FIELD_NUMBER: _ClassVar[int]
        NOW_FEN_FIELD_NUMBER: _ClassVar[int]
        benefit: str
        then_fen: int
        now_fen: int
        def __init__(self, benefit: _Optional[str] = ..., then_fen: _Optional[int] = ..., now_fen: _Optional[int] = ...) -> None: ...
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    INTACT_FIELD_NUMBER: _ClassVar[int]
    SAME_FIELD_NUMBER: _ClassVar[int]
    RULES_THEN_FIELD_NUMBER: _ClassVar[int]
    RULES_NOW_FIELD_NUMBER: _ClassVar[int]
    AMOUNTS_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    version: int
    intact: bool
    same: bool
    rules_then: str
    rules_now: str
    amounts: _containers.RepeatedCompositeFieldContainer[RecomputeReportResponse.Amount]
    def __init__(self, report_no: _Optional[str] = ..., version: _Optional[int] = ..., intact: _Optional[bool] = ..., same: _Optional[bool] = ..., rules_then: _Optional[str] = ..., rules_now: _Optional[str] = ..., amounts: _Optional[_Iterable[_Union[RecomputeReportResponse.Amount, _Mapping]]] = ...) -> None: ...

class WithdrawAuthorisationRequest(_message.Message):
    __slots__ = ("report_no",)
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    def __init__(self, report_no: _Optional[str] = ...) -> None: ...

class QuerySourcesAgainRequest(_message.Message):
    __slots__ = ("report_no",)
    REPORT_NO_FIELD_NUMBER: _ClassVar[int]
    report_no: str
    def __init__(self, report_no: _Optional[str] = ...) -> None: ...

class RecheckAwardRequest(_message.Message):
    __slots__ = ("award_no",)
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    def __init__(self, award_no: _Optional[str] = ...) -> None: ...

class RecheckAwardResponse(_message.Message):
    __slots__ = ("outcome", "award")
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    AWARD_FIELD_NUMBER: _ClassVar[int]
    outcome: str
    award: Award
    def __init__(self, outcome: _Optional[str] = ..., award: _Optional[_Union[Award, _Mapping]] = ...) -> None: ...

class ClosePayrollRequest(_message.Message):
    __slots__ = ("month", "county")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    month: str
    county: str
    def __init__(self, month: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class GetPayrollRequest(_message.Message):
    __slots__ = ("payroll_id",)
    PAYROLL_ID_FIELD_NUMBER: _ClassVar[int]
    payroll_id: str
    def __init__(self, payroll_id: _Optional[str] = ...) -> None: ...

class Payroll(_message.Message):
    __slots__ = ("payroll_id", "month", "county", "payments", "total_fen", "held", "held_awards", "file_digest", "closed_at", "file_agrees")
    PAYROLL_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    HELD_AWARDS_FIELD_NUMBER: _ClassVar[int]
    FILE_DIGEST_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    FILE_AGREES_FIELD_NUMBER: _ClassVar[int]
    payroll_id: str
    month: str
    county: str
    payments: int
    total_fen: int
    held: int
    held_awards: _containers.RepeatedScalarFieldContainer[str]
    file_digest: str
    closed_at: str
    file_agrees: bool
    def __init__(self, payroll_id: _Optional[str] = ..., month: _Optional[str] = ..., county: _Optional[str] = ..., payments: _Optional[int] = ..., total_fen: _Optional[int] = ..., held: _Optional[int] = ..., held_awards: _Optional[_Iterable[str]] = ..., file_digest: _Optional[str] = ..., closed_at: _Optional[str] = ..., file_agrees: _Optional[bool] = ...) -> None: ...

class GetBankFileRequest(_message.Message):
    __slots__ = ("payroll_id",)
    PAYROLL_ID_FIELD_NUMBER: _ClassVar[int]
    payroll_id: str
    def __init__(self, payroll_id: _Optional[str] = ...) -> None: ...

class ListPayrollDifferencesRequest(_message.Message):
    __slots__ = ("payroll_id", "page_size", "page_token")
    PAYROLL_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    payroll_id: str
    page_size: int
    page_token: str
    def __init__(self, payroll_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPayrollDifferencesResponse(_message.Message):
    __slots__ = ("differences", "next_page_token")
    class Difference(_message.Message):
        __slots__ = ("award_no", "before_fen", "now_fen", "why")
        AWARD_NO_FIELD_NUMBER: _ClassVar[int]
        BEFORE_FEN_FIELD_NUMBER: _ClassVar[int]
        NOW_FEN_FIELD_NUMBER: _ClassVar[int]
        WHY_FIELD_NUMBER: _ClassVar[int]
        award_no: str
        before_fen: int
        now_fen: int
        why: str
        def __init__(self, award_no: _Optional[str] = ..., before_fen: _Optional[int] = ..., now_fen: _Optional[int] = ..., why: _Optional[str] = ...) -> None: ...
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    differences: _containers.RepeatedCompositeFieldContainer[ListPayrollDifferencesResponse.Difference]
    next_page_token: str
    def __init__(self, differences: _Optional[_Iterable[_Union[ListPayrollDifferencesResponse.Difference, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReportFindingsRequest(_message.Message):
    __slots__ = ("source", "found")
    class Found(_message.Message):
        __slots__ = ("resident_id", "town", "benefits", "reasons")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        BENEFITS_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        town: str
        benefits: _containers.RepeatedScalarFieldContainer[str]
        reasons: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, resident_id: _Optional[str] = ..., town: _Optional[str] = ..., benefits: _Optional[_Iterable[str]] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    FOUND_FIELD_NUMBER: _ClassVar[int]
    source: str
    found: _containers.RepeatedCompositeFieldContainer[ReportFindingsRequest.Found]
    def __init__(self, source: _Optional[str] = ..., found: _Optional[_Iterable[_Union[ReportFindingsRequest.Found, _Mapping]]] = ...) -> None: ...

class ReportFindingsResponse(_message.Message):
    __slots__ = ("findings", "skipped")
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    skipped: int
    def __init__(self, findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ..., skipped: _Optional[int] = ...) -> None: ...

class Finding(_message.Message):
    __slots__ = ("finding_id", "resident_id", "town", "source", "benefits", "reasons", "state", "due_on", "overdue", "remark", "prefilled_path")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    BENEFITS_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    REMARK_FIELD_NUMBER: _ClassVar[int]
    PREFILLED_PATH_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    resident_id: str
    town: str
    source: str
    benefits: _containers.RepeatedScalarFieldContainer[str]
    reasons: _containers.RepeatedScalarFieldContainer[str]
    state: str
    due_on: str
    overdue: bool
    remark: str
    prefilled_path: str
    def __init__(self, finding_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., town: _Optional[str] = ..., source: _Optional[str] = ..., benefits: _Optional[_Iterable[str]] = ..., reasons: _Optional[_Iterable[str]] = ..., state: _Optional[str] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., remark: _Optional[str] = ..., prefilled_path: _Optional[str] = ...) -> None: ...

class ListFindingsRequest(_message.Message):
    __slots__ = ("town", "state")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    town: str
    state: str
    def __init__(self, town: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ListFindingsResponse(_message.Message):
    __slots__ = ("findings",)
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    def __init__(self, findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ...) -> None: ...

class VerifyFindingRequest(_message.Message):
    __slots__ = ("finding_id", "confirmed", "remark")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    REMARK_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    confirmed: bool
    remark: str
    def __init__(self, finding_id: _Optional[str] = ..., confirmed: _Optional[bool] = ..., remark: _Optional[str] = ...) -> None: ...

class GetFindingPrecisionRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetFindingPrecisionResponse(_message.Message):
    __slots__ = ("sources",)
    class Source(_message.Message):
        __slots__ = ("source", "open", "confirmed", "rejected", "precision")
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        REJECTED_FIELD_NUMBER: _ClassVar[int]
        PRECISION_FIELD_NUMBER: _ClassVar[int]
        source: str
        open: int
        confirmed: int
        rejected: int
        precision: float
        def __init__(self, source: _Optional[str] = ..., open: _Optional[int] = ..., confirmed: _Optional[int] = ..., rejected: _Optional[int] = ..., precision: _Optional[float] = ...) -> None: ...
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    sources: _containers.RepeatedCompositeFieldContainer[GetFindingPrecisionResponse.Source]
    def __init__(self, sources: _Optional[_Iterable[_Union[GetFindingPrecisionResponse.Source, _Mapping]]] = ...) -> None: ...

class GetMyTimeAccountRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class TimeAccount(_message.Message):
    __slots__ = ("balance_minutes", "next_expiry", "entries")
    class Entry(_message.Message):
        __slots__ = ("minutes", "kind", "at")
        MINUTES_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        minutes: int
        kind: str
        at: str
        def __init__(self, minutes: _Optional[int] = ..., kind: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...
    BALANCE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_EXPIRY_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    balance_minutes: int
    next_expiry: str
    entries: _containers.RepeatedCompositeFieldContainer[TimeAccount.Entry]
    def __init__(self, balance_minutes: _Optional[int] = ..., next_expiry: _Optional[str] = ..., entries: _Optional[_Iterable[_Union[TimeAccount.Entry, _Mapping]]] = ...) -> None: ...

class TransferMinutesRequest(_message.Message):
    __slots__ = ("to_resident_id", "minutes")
    TO_RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    to_resident_id: str
    minutes: int
    def __init__(self, to_resident_id: _Optional[str] = ..., minutes: _Optional[int] = ...) -> None: ...

class GetIntegrityRecordRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class IntegrityRecord(_message.Message):
    __slots__ = ("grade", "breaches")
    GRADE_FIELD_NUMBER: _ClassVar[int]
    BREACHES_FIELD_NUMBER: _ClassVar[int]
    grade: str
    breaches: _containers.RepeatedCompositeFieldContainer[Breach]
    def __init__(self, grade: _Optional[str] = ..., breaches: _Optional[_Iterable[_Union[Breach, _Mapping]]] = ...) -> None: ...

class Breach(_message.Message):
    __slots__ = ("promise_id", "case_id", "material_id", "broken_on", "state", "ends_on")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    BROKEN_ON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    case_id: str
    material_id: str
    broken_on: str
    state: str
    ends_on: str
    def __init__(self, promise_id: _Optional[str] = ..., case_id: _Optional[str] = ..., material_id: _Optional[str] = ..., broken_on: _Optional[str] = ..., state: _Optional[str] = ..., ends_on: _Optional[str] = ...) -> None: ...

class AppealBreachRequest(_message.Message):
    __slots__ = ("promise_id", "words")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    words: str
    def __init__(self, promise_id: _Optional[str] = ..., words: _Optional[str] = ...) -> None: ...

class DecideBreachRequest(_message.Message):
    __slots__ = ("promise_id", "lifted")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    LIFTED_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    lifted: bool
    def __init__(self, promise_id: _Optional[str] = ..., lifted: _Optional[bool] = ...) -> None: ...

class PublishNeedRequest(_message.Message):
    __slots__ = ("award_no", "kind", "words")
    AWARD_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    award_no: str
    kind: str
    words: str
    def __init__(self, award_no: _Optional[str] = ..., kind: _Optional[str] = ..., words: _Optional[str] = ...) -> None: ...

class Need(_message.Message):
    __slots__ = ("need_id", "county", "town", "kind", "words", "state", "taken_by")
    NEED_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TAKEN_BY_FIELD_NUMBER: _ClassVar[int]
    need_id: str
    county: str
    town: str
    kind: str
    words: str
    state: str
    taken_by: str
    def __init__(self, need_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., kind: _Optional[str] = ..., words: _Optional[str] = ..., state: _Optional[str] = ..., taken_by: _Optional[str] = ...) -> None: ...

class ListNeedsRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class ListNeedsResponse(_message.Message):
    __slots__ = ("needs",)
    NEEDS_FIELD_NUMBER: _ClassVar[int]
    needs: _containers.RepeatedCompositeFieldContainer[Need]
    def __init__(self, needs: _Optional[_Iterable[_Union[Need, _Mapping]]] = ...) -> None: ...

class TakeUpNeedRequest(_message.Message):
    __slots__ = ("need_id", "charity")
    NEED_ID_FIELD_NUMBER: _ClassVar[int]
    CHARITY_FIELD_NUMBER: _ClassVar[int]
    need_id: str
    charity: str
    def __init__(self, need_id: _Optional[str] = ..., charity: _Optional[str] = ...) -> None: ...

class MeasurePovertyRequest(_message.Message):
    __slots__ = ("achievements", "cutoffs", "weights", "k", "groups")
    ACHIEVEMENTS_FIELD_NUMBER: _ClassVar[int]
    CUTOFFS_FIELD_NUMBER: _ClassVar[int]
    WEIGHTS_FIELD_NUMBER: _ClassVar[int]
    K_FIELD_NUMBER: _ClassVar[int]
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    achievements: _struct_pb2.ListValue
    cutoffs: _containers.RepeatedScalarFieldContainer[float]
    weights: _containers.RepeatedScalarFieldContainer[float]
    k: float
    groups: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, achievements: _Optional[_Union[_struct_pb2.ListValue, _Mapping]] = ..., cutoffs: _Optional[_Iterable[float]] = ..., weights: _Optional[_Iterable[float]] = ..., k: _Optional[float] = ..., groups: _Optional[_Iterable[str]] = ...) -> None: ...

class MeasurePovertyResponse(_message.Message):
    __slots__ = ("h", "a", "m0", "by_dimension", "by_group")
    class Group(_message.Message):
        __slots__ = ("h", "a", "m0", "population_share", "contribution")
        H_FIELD_NUMBER: _ClassVar[int]
        A_FIELD_NUMBER: _ClassVar[int]
        M0_FIELD_NUMBER: _ClassVar[int]
        POPULATION_SHARE_FIELD_NUMBER: _ClassVar[int]
        CONTRIBUTION_FIELD_NUMBER: _ClassVar[int]
        h: float
        a: float
        m0: float
        population_share: float
        contribution: float
        def __init__(self, h: _Optional[float] = ..., a: _Optional[float] = ..., m0: _Optional[float] = ..., population_share: _Optional[float] = ..., contribution: _Optional[float] = ...) -> None: ...
    class ByGroupEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: MeasurePovertyResponse.Group
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[MeasurePovertyResponse.Group, _Mapping]] = ...) -> None: ...
    H_FIELD_NUMBER: _ClassVar[int]
    A_FIELD_NUMBER: _ClassVar[int]
    M0_FIELD_NUMBER: _ClassVar[int]
    BY_DIMENSION_FIELD_NUMBER: _ClassVar[int]
    BY_GROUP_FIELD_NUMBER: _ClassVar[int]
    h: float
    a: float
    m0: float
    by_dimension: _containers.RepeatedScalarFieldContainer[float]
    by_group: _containers.MessageMap[str, MeasurePovertyResponse.Group]
    def __init__(self, h: _Optional[float] = ..., a: _Optional[float] = ..., m0: _Optional[float] = ..., by_dimension: _Optional[_Iterable[float]] = ..., by_group: _Optional[_Mapping[str, MeasurePovertyResponse.Group]] = ...) -> None: ...

class GetOverlapMatrixRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetOverlapMatrixResponse(_message.Message):
    __slots__ = ("pairs", "confirmed")
    class Pair(_message.Message):
        __slots__ = ("one", "other", "rule", "source")
        ONE_FIELD_NUMBER: _ClassVar[int]
        OTHER_FIELD_NUMBER: _ClassVar[int]
        RULE_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        one: str
        other: str
        rule: str
        source: str
        def __init__(self, one: _Optional[str] = ..., other: _Optional[str] = ..., rule: _Optional[str] = ..., source: _Optional[str] = ...) -> None: ...
    PAIRS_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    pairs: _containers.RepeatedCompositeFieldContainer[GetOverlapMatrixResponse.Pair]
    confirmed: bool
    def __init__(self, pairs: _Optional[_Iterable[_Union[GetOverlapMatrixResponse.Pair, _Mapping]]] = ..., confirmed: _Optional[bool] = ..., **kwargs) -> None: ...

class ListDisabledAtRiskRequest(_message.Message):
    __slots__ = ("area_geojson", "counties", "towns", "most")
    AREA_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    TOWNS_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    area_geojson: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    towns: _containers.RepeatedScalarFieldContainer[str]
    most: int
    def __init__(self, area_geojson: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., towns: _Optional[_Iterable[str]] = ..., most: _Optional[int] = ...) -> None: ...

class ListDisabledAtRiskResponse(_message.Message):
    __slots__ = ("people",)
    class Person(_message.Message):
        __slots__ = ("resident_id", "town", "rank", "reasons")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        RANK_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        town: str
        rank: int
        reasons: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, resident_id: _Optional[str] = ..., town: _Optional[str] = ..., rank: _Optional[int] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    people: _containers.RepeatedCompositeFieldContainer[ListDisabledAtRiskResponse.Person]
    def __init__(self, people: _Optional[_Iterable[_Union[ListDisabledAtRiskResponse.Person, _Mapping]]] = ...) -> None: ...

class ListAwardsPageRequest(_message.Message):
    __slots__ = ("month", "page_size", "page_token")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    month: str
    page_size: int
    page_token: str
    def __init__(self, month: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAwardsPageResponse(_message.Message):
    __slots__ = ("arrow", "rows", "next_page_token")
    ARROW_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    arrow: bytes
    rows: int
    next_page_token: str
    def __init__(self, arrow: _Optional[bytes] = ..., rows: _Optional[int] = ..., next_page_token: _Optional[str] = ...) -> None: ...
