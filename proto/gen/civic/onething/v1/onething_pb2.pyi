import datetime

from civic.onething.v1 import events_pb2 as _events_pb2
from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ListOneThingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListOneThingsResponse(_message.Message):
    __slots__ = ("one_things",)
    class Entry(_message.Message):
        __slots__ = ("one_thing_id", "title_zh", "title_en", "version", "lead_department", "open")
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        VERSION_FIELD_NUMBER: _ClassVar[int]
        LEAD_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        one_thing_id: str
        title_zh: str
        title_en: str
        version: int
        lead_department: str
        open: bool
        def __init__(self, one_thing_id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., version: _Optional[int] = ..., lead_department: _Optional[str] = ..., open: _Optional[bool] = ...) -> None: ...
    ONE_THINGS_FIELD_NUMBER: _ClassVar[int]
    one_things: _containers.RepeatedCompositeFieldContainer[ListOneThingsResponse.Entry]
    def __init__(self, one_things: _Optional[_Iterable[_Union[ListOneThingsResponse.Entry, _Mapping]]] = ...) -> None: ...

class GetOneThingRequest(_message.Message):
    __slots__ = ("one_thing_id",)
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    def __init__(self, one_thing_id: _Optional[str] = ...) -> None: ...

class GetOneThingGraphRequest(_message.Message):
    __slots__ = ("one_thing_id", "situation")
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    situation: str
    def __init__(self, one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ...) -> None: ...

class OneThing(_message.Message):
    __slots__ = ("one_thing_id", "version", "title_zh", "title_en", "lead_department", "situations", "form_schema", "materials", "items", "sources", "open", "counties")
    class Situation(_message.Message):
        __slots__ = ("id", "title_zh", "title_en", "help_zh", "open", "form_schema", "materials", "fields_asked", "materials_asked", "fields_of_own_forms", "materials_of_own_forms")
        ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        HELP_ZH_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        FORM_SCHEMA_FIELD_NUMBER: _ClassVar[int]
        MATERIALS_FIELD_NUMBER: _ClassVar[int]
        FIELDS_ASKED_FIELD_NUMBER: _ClassVar[int]
        MATERIALS_ASKED_FIELD_NUMBER: _ClassVar[int]
        FIELDS_OF_OWN_FORMS_FIELD_NUMBER: _ClassVar[int]
        MATERIALS_OF_OWN_FORMS_FIELD_NUMBER: _ClassVar[int]
        id: str
        title_zh: str
        title_en: str
        help_zh: str
        open: bool
        form_schema: str
        materials: _containers.RepeatedScalarFieldContainer[str]
        fields_asked: int
        materials_asked: int
        fields_of_own_forms: int
        materials_of_own_forms: int
        def __init__(self, id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., help_zh: _Optional[str] = ..., open: _Optional[bool] = ..., form_schema: _Optional[str] = ..., materials: _Optional[_Iterable[str]] = ..., fields_asked: _Optional[int] = ..., materials_asked: _Optional[int] = ..., fields_of_own_forms: _Optional[int] = ..., materials_of_own_forms: _Optional[int] = ...) -> None: ...
    class Material(_message.Message):
        __slots__ = ("id", "title_zh", "title_en", "source", "department", "situations", "kind", "accepts", "most_bytes", "valid_months", "promise_allowed", "promise_text_zh", "promise_text_en", "promise_text_digest", "promise_days")
        class Source(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            SOURCE_UNSPECIFIED: _ClassVar[OneThing.Material.Source]
            SELF: _ClassVar[OneThing.Material.Source]
            SHARED: _ClassVar[OneThing.Material.Source]
            PRODUCT: _ClassVar[OneThing.Material.Source]
            PROMISE: _ClassVar[OneThing.Material.Source]
        SOURCE_UNSPECIFIED: OneThing.Material.Source
        SELF: OneThing.Material.Source
        SHARED: OneThing.Material.Source
        PRODUCT: OneThing.Material.Source
        PROMISE: OneThing.Material.Source
        ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        SITUATIONS_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        ACCEPTS_FIELD_NUMBER: _ClassVar[int]
        MOST_BYTES_FIELD_NUMBER: _ClassVar[int]
        VALID_MONTHS_FIELD_NUMBER: _ClassVar[int]
        PROMISE_ALLOWED_FIELD_NUMBER: _ClassVar[int]
        PROMISE_TEXT_ZH_FIELD_NUMBER: _ClassVar[int]
        PROMISE_TEXT_EN_FIELD_NUMBER: _ClassVar[int]
        PROMISE_TEXT_DIGEST_FIELD_NUMBER: _ClassVar[int]
        PROMISE_DAYS_FIELD_NUMBER: _ClassVar[int]
        id: str
        title_zh: str
        title_en: str
        source: OneThing.Material.Source
        department: str
        situations: _containers.RepeatedScalarFieldContainer[str]
        kind: str
        accepts: _containers.RepeatedScalarFieldContainer[str]
        most_bytes: int
        valid_months: int
        promise_allowed: bool
        promise_text_zh: str
        promise_text_en: str
        promise_text_digest: str
        promise_days: int
        def __init__(self, id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., source: _Optional[_Union[OneThing.Material.Source, str]] = ..., department: _Optional[str] = ..., situations: _Optional[_Iterable[str]] = ..., kind: _Optional[str] = ..., accepts: _Optional[_Iterable[str]] = ..., most_bytes: _Optional[int] = ..., valid_months: _Optional[int] = ..., promise_allowed: _Optional[bool] = ..., promise_text_zh: _Optional[str] = ..., promise_text_en: _Optional[str] = ..., promise_text_digest: _Optional[str] = ..., promise_days: _Optional[int] = ...) -> None: ...
    class Item(_message.Message):
        __slots__ = ("id", "title_zh", "title_en", "department", "task", "after", "legal_days", "promised_days", "legal_reference", "planned", "situations", "publicity_days", "decides", "limit_confirmed")
        class Decides(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            DECIDES_UNSPECIFIED: _ClassVar[OneThing.Item.Decides]
            RULE: _ClassVar[OneThing.Item.Decides]
            OFFICER: _ClassVar[OneThing.Item.Decides]
        DECIDES_UNSPECIFIED: OneThing.Item.Decides
        RULE: OneThing.Item.Decides
        OFFICER: OneThing.Item.Decides
        ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TASK_FIELD_NUMBER: _ClassVar[int]
        AFTER_FIELD_NUMBER: _ClassVar[int]
        LEGAL_DAYS_FIELD_NUMBER: _ClassVar[int]
        PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
        LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
        PLANNED_FIELD_NUMBER: _ClassVar[int]
        SITUATIONS_FIELD_NUMBER: _ClassVar[int]
        PUBLICITY_DAYS_FIELD_NUMBER: _ClassVar[int]
        DECIDES_FIELD_NUMBER: _ClassVar[int]
        LIMIT_CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        id: str
        title_zh: str
        title_en: str
        department: str
        task: str
        after: _containers.RepeatedScalarFieldContainer[str]
        legal_days: int
        promised_days: int
        legal_reference: str
        planned: bool
        situations: _containers.RepeatedScalarFieldContainer[str]
        publicity_days: int
        decides: OneThing.Item.Decides
        limit_confirmed: bool
        def __init__(self, id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., department: _Optional[str] = ..., task: _Optional[str] = ..., after: _Optional[_Iterable[str]] = ..., legal_days: _Optional[int] = ..., promised_days: _Optional[int] = ..., legal_reference: _Optional[str] = ..., planned: _Optional[bool] = ..., situations: _Optional[_Iterable[str]] = ..., publicity_days: _Optional[int] = ..., decides: _Optional[_Union[OneThing.Item.Decides, str]] = ..., limit_confirmed: _Optional[bool] = ...) -> None: ...
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    LEAD_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SITUATIONS_FIELD_NUMBER: _ClassVar[int]
    FORM_SCHEMA_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    version: int
    title_zh: str
    title_en: str
    lead_department: str
    situations: _containers.RepeatedCompositeFieldContainer[OneThing.Situation]
    form_schema: str
    materials: _containers.RepeatedCompositeFieldContainer[OneThing.Material]
    items: _containers.RepeatedCompositeFieldContainer[OneThing.Item]
    sources: _containers.RepeatedScalarFieldContainer[str]
    open: bool
    counties: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, one_thing_id: _Optional[str] = ..., version: _Optional[int] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., lead_department: _Optional[str] = ..., situations: _Optional[_Iterable[_Union[OneThing.Situation, _Mapping]]] = ..., form_schema: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[OneThing.Material, _Mapping]]] = ..., items: _Optional[_Iterable[_Union[OneThing.Item, _Mapping]]] = ..., sources: _Optional[_Iterable[str]] = ..., open: _Optional[bool] = ..., counties: _Optional[_Iterable[str]] = ...) -> None: ...

class HandedIn(_message.Message):
    __slots__ = ("material_id", "digest", "file_name", "upload_id")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: str
    digest: str
    file_name: str
    upload_id: str
    def __init__(self, material_id: _Optional[str] = ..., digest: _Optional[str] = ..., file_name: _Optional[str] = ..., upload_id: _Optional[str] = ...) -> None: ...

class Promise(_message.Message):
    __slots__ = ("material_id", "accepted", "text_digest")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    TEXT_DIGEST_FIELD_NUMBER: _ClassVar[int]
    material_id: str
    accepted: bool
    text_digest: str
    def __init__(self, material_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., text_digest: _Optional[str] = ...) -> None: ...

class OpenCaseRequest(_message.Message):
    __slots__ = ("one_thing_id", "situation", "county", "form", "materials", "promises", "applicant_id_number")
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    situation: str
    county: str
    form: str
    materials: _containers.RepeatedCompositeFieldContainer[HandedIn]
    promises: _containers.RepeatedCompositeFieldContainer[Promise]
    applicant_id_number: str
    def __init__(self, one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., county: _Optional[str] = ..., form: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[HandedIn, _Mapping]]] = ..., promises: _Optional[_Iterable[_Union[Promise, _Mapping]]] = ..., applicant_id_number: _Optional[str] = ...) -> None: ...

class GetCaseRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class GetCaseGraphRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class Case(_message.Message):
    __slots__ = ("case_id", "receipt_no", "one_thing_id", "catalogue_version", "situation", "county", "intake_county", "status", "items", "opened_at", "closed_at", "trace_id", "asked_back", "explanation", "due_on", "provisional", "light", "promised_days", "days_stopped")
    class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATUS_UNSPECIFIED: _ClassVar[Case.Status]
        ACCEPTED: _ClassVar[Case.Status]
        RUNNING: _ClassVar[Case.Status]
        WAITING_APPLICANT: _ClassVar[Case.Status]
        WAITING_OFFICER: _ClassVar[Case.Status]
        COMPLETED: _ClassVar[Case.Status]
        PARTLY_COMPLETED: _ClassVar[Case.Status]
        REFUSED: _ClassVar[Case.Status]
        WITHDRAWN: _ClassVar[Case.Status]
    STATUS_UNSPECIFIED: Case.Status
    ACCEPTED: Case.Status
    RUNNING: Case.Status
    WAITING_APPLICANT: Case.Status
    WAITING_OFFICER: Case.Status
    COMPLETED: Case.Status
    PARTLY_COMPLETED: Case.Status
    REFUSED: Case.Status
    WITHDRAWN: Case.Status
    class Item(_message.Message):
        __slots__ = ("item_id", "case_id", "department", "task", "title_zh", "title_en", "status", "reasons", "products", "started_at", "finished_at", "attempt", "county", "share", "appeal", "due_on", "legal_due_on", "provisional", "legal_provisional", "light", "days_left", "days_used", "days_stopped", "legal_days", "promised_days", "stops", "escalated_to", "escalated_at")
        class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            STATUS_UNSPECIFIED: _ClassVar[Case.Item.Status]
            WAITING: _ClassVar[Case.Item.Status]
            ASSIGNED: _ClassVar[Case.Item.Status]
            WAITING_OFFICER: _ClassVar[Case.Item.Status]
            WAITING_APPLICANT: _ClassVar[Case.Item.Status]
            GRANTED: _ClassVar[Case.Item.Status]
            REFUSED: _ClassVar[Case.Item.Status]
            SKIPPED: _ClassVar[Case.Item.Status]
            UNDOING: _ClassVar[Case.Item.Status]
            UNDONE: _ClassVar[Case.Item.Status]
            PLANNED: _ClassVar[Case.Item.Status]
            WITHDRAWN: _ClassVar[Case.Item.Status]
            PROPOSED: _ClassVar[Case.Item.Status]
            HELD: _ClassVar[Case.Item.Status]
        STATUS_UNSPECIFIED: Case.Item.Status
        WAITING: Case.Item.Status
        ASSIGNED: Case.Item.Status
        WAITING_OFFICER: Case.Item.Status
        WAITING_APPLICANT: Case.Item.Status
        GRANTED: Case.Item.Status
        REFUSED: Case.Item.Status
        SKIPPED: Case.Item.Status
        UNDOING: Case.Item.Status
        UNDONE: Case.Item.Status
        PLANNED: Case.Item.Status
        WITHDRAWN: Case.Item.Status
        PROPOSED: Case.Item.Status
        HELD: Case.Item.Status
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TASK_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        PRODUCTS_FIELD_NUMBER: _ClassVar[int]
        STARTED_AT_FIELD_NUMBER: _ClassVar[int]
        FINISHED_AT_FIELD_NUMBER: _ClassVar[int]
        ATTEMPT_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        SHARE_FIELD_NUMBER: _ClassVar[int]
        APPEAL_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        LEGAL_DUE_ON_FIELD_NUMBER: _ClassVar[int]
        PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
        LEGAL_PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
        LIGHT_FIELD_NUMBER: _ClassVar[int]
        DAYS_LEFT_FIELD_NUMBER: _ClassVar[int]
        DAYS_USED_FIELD_NUMBER: _ClassVar[int]
        DAYS_STOPPED_FIELD_NUMBER: _ClassVar[int]
        LEGAL_DAYS_FIELD_NUMBER: _ClassVar[int]
        PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
        STOPS_FIELD_NUMBER: _ClassVar[int]
        ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
        ESCALATED_AT_FIELD_NUMBER: _ClassVar[int]
        item_id: str
        case_id: str
        department: str
        task: str
        title_zh: str
        title_en: str
        status: Case.Item.Status
        reasons: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
        products: _containers.RepeatedCompositeFieldContainer[_events_pb2.Product]
        started_at: _timestamp_pb2.Timestamp
        finished_at: _timestamp_pb2.Timestamp
        attempt: int
        county: str
        share: bool
        appeal: Case.Appeal
        due_on: str
        legal_due_on: str
        provisional: bool
        legal_provisional: bool
        light: _events_pb2.Light
        days_left: int
        days_used: int
        days_stopped: int
        legal_days: int
        promised_days: int
        stops: _containers.RepeatedCompositeFieldContainer[ClockStop]
        escalated_to: str
        escalated_at: _timestamp_pb2.Timestamp
        def __init__(self, item_id: _Optional[str] = ..., case_id: _Optional[str] = ..., department: _Optional[str] = ..., task: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., status: _Optional[_Union[Case.Item.Status, str]] = ..., reasons: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., products: _Optional[_Iterable[_Union[_events_pb2.Product, _Mapping]]] = ..., started_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finished_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., attempt: _Optional[int] = ..., county: _Optional[str] = ..., share: _Optional[bool] = ..., appeal: _Optional[_Union[Case.Appeal, _Mapping]] = ..., due_on: _Optional[str] = ..., legal_due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., legal_provisional: _Optional[bool] = ..., light: _Optional[_Union[_events_pb2.Light, str]] = ..., days_left: _Optional[int] = ..., days_used: _Optional[int] = ..., days_stopped: _Optional[int] = ..., legal_days: _Optional[int] = ..., promised_days: _Optional[int] = ..., stops: _Optional[_Iterable[_Union[ClockStop, _Mapping]]] = ..., escalated_to: _Optional[str] = ..., escalated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Appeal(_message.Message):
        __slots__ = ("to_zh", "to_en", "days", "last_day", "legal_reference", "confirmed", "state", "filed_at", "decided_at", "grounds")
        class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            STATE_UNSPECIFIED: _ClassVar[Case.Appeal.State]
            OPEN: _ClassVar[Case.Appeal.State]
            EXPIRED: _ClassVar[Case.Appeal.State]
            FILED: _ClassVar[Case.Appeal.State]
            UPHELD: _ClassVar[Case.Appeal.State]
        STATE_UNSPECIFIED: Case.Appeal.State
        OPEN: Case.Appeal.State
        EXPIRED: Case.Appeal.State
        FILED: Case.Appeal.State
        UPHELD: Case.Appeal.State
        TO_ZH_FIELD_NUMBER: _ClassVar[int]
        TO_EN_FIELD_NUMBER: _ClassVar[int]
        DAYS_FIELD_NUMBER: _ClassVar[int]
        LAST_DAY_FIELD_NUMBER: _ClassVar[int]
        LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        FILED_AT_FIELD_NUMBER: _ClassVar[int]
        DECIDED_AT_FIELD_NUMBER: _ClassVar[int]
        GROUNDS_FIELD_NUMBER: _ClassVar[int]
        to_zh: str
        to_en: str
        days: int
        last_day: str
        legal_reference: str
        confirmed: bool
        state: Case.Appeal.State
        filed_at: _timestamp_pb2.Timestamp
        decided_at: _timestamp_pb2.Timestamp
        grounds: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
        def __init__(self, to_zh: _Optional[str] = ..., to_en: _Optional[str] = ..., days: _Optional[int] = ..., last_day: _Optional[str] = ..., legal_reference: _Optional[str] = ..., confirmed: _Optional[bool] = ..., state: _Optional[_Union[Case.Appeal.State, str]] = ..., filed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., grounds: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ...) -> None: ...
    class Explanation(_message.Message):
        __slots__ = ("zh", "en")
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        zh: str
        en: str
        def __init__(self, zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    CATALOGUE_VERSION_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    INTAKE_COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    TRACE_ID_FIELD_NUMBER: _ClassVar[int]
    ASKED_BACK_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    PROMISED_DAYS_FIELD_NUMBER: _ClassVar[int]
    DAYS_STOPPED_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    receipt_no: str
    one_thing_id: str
    catalogue_version: int
    situation: str
    county: str
    intake_county: str
    status: Case.Status
    items: _containers.RepeatedCompositeFieldContainer[Case.Item]
    opened_at: _timestamp_pb2.Timestamp
    closed_at: _timestamp_pb2.Timestamp
    trace_id: str
    asked_back: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
    explanation: Case.Explanation
    due_on: str
    provisional: bool
    light: _events_pb2.Light
    promised_days: int
    days_stopped: int
    def __init__(self, case_id: _Optional[str] = ..., receipt_no: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., catalogue_version: _Optional[int] = ..., situation: _Optional[str] = ..., county: _Optional[str] = ..., intake_county: _Optional[str] = ..., status: _Optional[_Union[Case.Status, str]] = ..., items: _Optional[_Iterable[_Union[Case.Item, _Mapping]]] = ..., opened_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., trace_id: _Optional[str] = ..., asked_back: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., explanation: _Optional[_Union[Case.Explanation, _Mapping]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., light: _Optional[_Union[_events_pb2.Light, str]] = ..., promised_days: _Optional[int] = ..., days_stopped: _Optional[int] = ...) -> None: ...

class ClockStop(_message.Message):
    __slots__ = ("kind", "first_on", "last_on")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[ClockStop.Kind]
        SUPPLEMENT: _ClassVar[ClockStop.Kind]
        PUBLICITY: _ClassVar[ClockStop.Kind]
        EXPERT_REVIEW: _ClassVar[ClockStop.Kind]
    KIND_UNSPECIFIED: ClockStop.Kind
    SUPPLEMENT: ClockStop.Kind
    PUBLICITY: ClockStop.Kind
    EXPERT_REVIEW: ClockStop.Kind
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIRST_ON_FIELD_NUMBER: _ClassVar[int]
    LAST_ON_FIELD_NUMBER: _ClassVar[int]
    kind: ClockStop.Kind
    first_on: str
    last_on: str
    def __init__(self, kind: _Optional[_Union[ClockStop.Kind, str]] = ..., first_on: _Optional[str] = ..., last_on: _Optional[str] = ...) -> None: ...

class ListCaseEventsRequest(_message.Message):
    __slots__ = ("case_id", "after")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    after: int
    def __init__(self, case_id: _Optional[str] = ..., after: _Optional[int] = ...) -> None: ...

class ListCaseEventsResponse(_message.Message):
    __slots__ = ("events", "closed")
    class Event(_message.Message):
        __slots__ = ("seq", "at", "kind", "item_id", "department", "task", "status", "reasons", "products", "title_zh", "title_en")
        SEQ_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TASK_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        PRODUCTS_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        seq: int
        at: _timestamp_pb2.Timestamp
        kind: str
        item_id: str
        department: str
        task: str
        status: str
        reasons: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
        products: _containers.RepeatedCompositeFieldContainer[_events_pb2.Product]
        title_zh: str
        title_en: str
        def __init__(self, seq: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[str] = ..., item_id: _Optional[str] = ..., department: _Optional[str] = ..., task: _Optional[str] = ..., status: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., products: _Optional[_Iterable[_Union[_events_pb2.Product, _Mapping]]] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ...) -> None: ...
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[ListCaseEventsResponse.Event]
    closed: bool
    def __init__(self, events: _Optional[_Iterable[_Union[ListCaseEventsResponse.Event, _Mapping]]] = ..., closed: _Optional[bool] = ...) -> None: ...

class GetCaseProofRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class GetCaseProofResponse(_message.Message):
    __slots__ = ("proof",)
    PROOF_FIELD_NUMBER: _ClassVar[int]
    proof: str
    def __init__(self, proof: _Optional[str] = ...) -> None: ...

class SupplementCaseRequest(_message.Message):
    __slots__ = ("case_id", "form", "materials", "promises", "applicant_id_number")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    APPLICANT_ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    form: str
    materials: _containers.RepeatedCompositeFieldContainer[HandedIn]
    promises: _containers.RepeatedCompositeFieldContainer[Promise]
    applicant_id_number: str
    def __init__(self, case_id: _Optional[str] = ..., form: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[HandedIn, _Mapping]]] = ..., promises: _Optional[_Iterable[_Union[Promise, _Mapping]]] = ..., applicant_id_number: _Optional[str] = ...) -> None: ...

class WithdrawCaseRequest(_message.Message):
    __slots__ = ("case_id", "reason")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    reason: str
    def __init__(self, case_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AppealItemRequest(_message.Message):
    __slots__ = ("case_id", "item_id", "reason")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    item_id: str
    reason: str
    def __init__(self, case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ListAppealsRequest(_message.Message):
    __slots__ = ("county", "overdue")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    county: str
    overdue: bool
    def __init__(self, county: _Optional[str] = ..., overdue: _Optional[bool] = ...) -> None: ...

class ListAppealsResponse(_message.Message):
    __slots__ = ("entries", "total", "overdue")
    class Entry(_message.Message):
        __slots__ = ("item", "one_thing_id", "receipt_no", "reason", "filed_at", "due_on", "provisional", "overdue", "escalated_to")
        ITEM_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        FILED_AT_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
        OVERDUE_FIELD_NUMBER: _ClassVar[int]
        ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
        item: Case.Item
        one_thing_id: str
        receipt_no: str
        reason: str
        filed_at: _timestamp_pb2.Timestamp
        due_on: str
        provisional: bool
        overdue: bool
        escalated_to: str
        def __init__(self, item: _Optional[_Union[Case.Item, _Mapping]] = ..., one_thing_id: _Optional[str] = ..., receipt_no: _Optional[str] = ..., reason: _Optional[str] = ..., filed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., overdue: _Optional[bool] = ..., escalated_to: _Optional[str] = ...) -> None: ...
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[ListAppealsResponse.Entry]
    total: int
    overdue: int
    def __init__(self, entries: _Optional[_Iterable[_Union[ListAppealsResponse.Entry, _Mapping]]] = ..., total: _Optional[int] = ..., overdue: _Optional[int] = ...) -> None: ...

class DecideAppealRequest(_message.Message):
    __slots__ = ("item_id", "decision", "reason", "legal_reference")
    class Decision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        DECISION_UNSPECIFIED: _ClassVar[DecideAppealRequest.Decision]
        UPHOLD: _ClassVar[DecideAppealRequest.Decision]
        REOPEN: _ClassVar[DecideAppealRequest.Decision]
    DECISION_UNSPECIFIED: DecideAppealRequest.Decision
    UPHOLD: DecideAppealRequest.Decision
    REOPEN: DecideAppealRequest.Decision
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    decision: DecideAppealRequest.Decision
    reason: str
    legal_reference: str
    def __init__(self, item_id: _Optional[str] = ..., decision: _Optional[_Union[DecideAppealRequest.Decision, str]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class RateCaseRequest(_message.Message):
    __slots__ = ("case_id", "grade", "indicators", "comment")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    INDICATORS_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    grade: Rating.Grade
    indicators: _containers.RepeatedScalarFieldContainer[str]
    comment: str
    def __init__(self, case_id: _Optional[str] = ..., grade: _Optional[_Union[Rating.Grade, str]] = ..., indicators: _Optional[_Iterable[str]] = ..., comment: _Optional[str] = ...) -> None: ...

class Rating(_message.Message):
    __slots__ = ("rating_id", "case_id", "grade", "channel", "indicators", "comment", "county", "department", "rated_at", "next_step", "due_on", "overdue", "taken", "closed_at", "provisional")
    class Grade(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        GRADE_UNSPECIFIED: _ClassVar[Rating.Grade]
        VERY_SATISFIED: _ClassVar[Rating.Grade]
        SATISFIED: _ClassVar[Rating.Grade]
        FAIRLY_SATISFIED: _ClassVar[Rating.Grade]
        DISSATISFIED: _ClassVar[Rating.Grade]
        VERY_DISSATISFIED: _ClassVar[Rating.Grade]
    GRADE_UNSPECIFIED: Rating.Grade
    VERY_SATISFIED: Rating.Grade
    SATISFIED: Rating.Grade
    FAIRLY_SATISFIED: Rating.Grade
    DISSATISFIED: Rating.Grade
    VERY_DISSATISFIED: Rating.Grade
    class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CHANNEL_UNSPECIFIED: _ClassVar[Rating.Channel]
        ONLINE: _ClassVar[Rating.Channel]
        OFFLINE: _ClassVar[Rating.Channel]
    CHANNEL_UNSPECIFIED: Rating.Channel
    ONLINE: Rating.Channel
    OFFLINE: Rating.Channel
    class Step(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STEP_UNSPECIFIED: _ClassVar[Rating.Step]
        VERIFY: _ClassVar[Rating.Step]
        CONTACT: _ClassVar[Rating.Step]
        MEND: _ClassVar[Rating.Step]
        ANSWER: _ClassVar[Rating.Step]
    STEP_UNSPECIFIED: Rating.Step
    VERIFY: Rating.Step
    CONTACT: Rating.Step
    MEND: Rating.Step
    ANSWER: Rating.Step
    class Taken(_message.Message):
        __slots__ = ("step", "at", "by", "note", "due_on", "late")
        STEP_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        BY_FIELD_NUMBER: _ClassVar[int]
        NOTE_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        LATE_FIELD_NUMBER: _ClassVar[int]
        step: Rating.Step
        at: _timestamp_pb2.Timestamp
        by: str
        note: str
        due_on: str
        late: bool
        def __init__(self, step: _Optional[_Union[Rating.Step, str]] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., by: _Optional[str] = ..., note: _Optional[str] = ..., due_on: _Optional[str] = ..., late: _Optional[bool] = ...) -> None: ...
    RATING_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    INDICATORS_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    RATED_AT_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    TAKEN_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    rating_id: str
    case_id: str
    grade: Rating.Grade
    channel: Rating.Channel
    indicators: _containers.RepeatedScalarFieldContainer[str]
    comment: str
    county: str
    department: str
    rated_at: _timestamp_pb2.Timestamp
    next_step: Rating.Step
    due_on: str
    overdue: bool
    taken: _containers.RepeatedCompositeFieldContainer[Rating.Taken]
    closed_at: _timestamp_pb2.Timestamp
    provisional: bool
    def __init__(self, rating_id: _Optional[str] = ..., case_id: _Optional[str] = ..., grade: _Optional[_Union[Rating.Grade, str]] = ..., channel: _Optional[_Union[Rating.Channel, str]] = ..., indicators: _Optional[_Iterable[str]] = ..., comment: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., rated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., next_step: _Optional[_Union[Rating.Step, str]] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., taken: _Optional[_Iterable[_Union[Rating.Taken, _Mapping]]] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., provisional: _Optional[bool] = ...) -> None: ...

class ListRatingIndicatorsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListRatingIndicatorsResponse(_message.Message):
    __slots__ = ("indicators", "source", "confirmed")
    class Indicator(_message.Message):
        __slots__ = ("channel", "id", "title_zh", "title_en")
        CHANNEL_FIELD_NUMBER: _ClassVar[int]
        ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        channel: Rating.Channel
        id: str
        title_zh: str
        title_en: str
        def __init__(self, channel: _Optional[_Union[Rating.Channel, str]] = ..., id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ...) -> None: ...
    INDICATORS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    indicators: _containers.RepeatedCompositeFieldContainer[ListRatingIndicatorsResponse.Indicator]
    source: str
    confirmed: bool
    def __init__(self, indicators: _Optional[_Iterable[_Union[ListRatingIndicatorsResponse.Indicator, _Mapping]]] = ..., source: _Optional[str] = ..., confirmed: _Optional[bool] = ...) -> None: ...

class CountRatingsRequest(_message.Message):
    __slots__ = ("county", "department")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    county: str
    department: str
    def __init__(self, county: _Optional[str] = ..., department: _Optional[str] = ...) -> None: ...

class CountRatingsResponse(_message.Message):
    __slots__ = ("counts", "total")
    class Count(_message.Message):
        __slots__ = ("grade", "county", "department", "channel", "count")
        GRADE_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        CHANNEL_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        grade: Rating.Grade
        county: str
        department: str
        channel: Rating.Channel
        count: int
        def __init__(self, grade: _Optional[_Union[Rating.Grade, str]] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., channel: _Optional[_Union[Rating.Channel, str]] = ..., count: _Optional[int] = ...) -> None: ...
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[CountRatingsResponse.Count]
    total: int
    def __init__(self, counts: _Optional[_Iterable[_Union[CountRatingsResponse.Count, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class ListOpenRatingsRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class ListOpenRatingsResponse(_message.Message):
    __slots__ = ("ratings", "total")
    RATINGS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    ratings: _containers.RepeatedCompositeFieldContainer[Rating]
    total: int
    def __init__(self, ratings: _Optional[_Iterable[_Union[Rating, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class RecordRatingStepRequest(_message.Message):
    __slots__ = ("rating_id", "step", "note")
    RATING_ID_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    rating_id: str
    step: Rating.Step
    note: str
    def __init__(self, rating_id: _Optional[str] = ..., step: _Optional[_Union[Rating.Step, str]] = ..., note: _Optional[str] = ...) -> None: ...

class ListWorklistRequest(_message.Message):
    __slots__ = ("county", "one_thing_id", "page_size", "page_token", "filter")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    county: str
    one_thing_id: str
    page_size: int
    page_token: str
    filter: WorklistFilter
    def __init__(self, county: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[_Union[WorklistFilter, _Mapping]] = ...) -> None: ...

class WorklistFilter(_message.Message):
    __slots__ = ("department", "item", "light", "town", "text", "resident_id", "claim")
    class Claim(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        CLAIM_UNSPECIFIED: _ClassVar[WorklistFilter.Claim]
        MINE: _ClassVar[WorklistFilter.Claim]
        FREE: _ClassVar[WorklistFilter.Claim]
    CLAIM_UNSPECIFIED: WorklistFilter.Claim
    MINE: WorklistFilter.Claim
    FREE: WorklistFilter.Claim
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    department: str
    item: str
    light: _events_pb2.Light
    town: str
    text: str
    resident_id: str
    claim: WorklistFilter.Claim
    def __init__(self, department: _Optional[str] = ..., item: _Optional[str] = ..., light: _Optional[_Union[_events_pb2.Light, str]] = ..., town: _Optional[str] = ..., text: _Optional[str] = ..., resident_id: _Optional[str] = ..., claim: _Optional[_Union[WorklistFilter.Claim, str]] = ...) -> None: ...

class ListWorklistResponse(_message.Message):
    __slots__ = ("entries", "next_page_token", "total")
    class Entry(_message.Message):
        __slots__ = ("item", "one_thing_id", "situation", "receipt_no", "waiting_since", "questions", "inputs", "desk")
        ITEM_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        SITUATION_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        WAITING_SINCE_FIELD_NUMBER: _ClassVar[int]
        QUESTIONS_FIELD_NUMBER: _ClassVar[int]
        INPUTS_FIELD_NUMBER: _ClassVar[int]
        DESK_FIELD_NUMBER: _ClassVar[int]
        item: Case.Item
        one_thing_id: str
        situation: str
        receipt_no: str
        waiting_since: _timestamp_pb2.Timestamp
        questions: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
        inputs: str
        desk: DeskItem
        def __init__(self, item: _Optional[_Union[Case.Item, _Mapping]] = ..., one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., receipt_no: _Optional[str] = ..., waiting_since: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., questions: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., inputs: _Optional[str] = ..., desk: _Optional[_Union[DeskItem, _Mapping]] = ...) -> None: ...
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[ListWorklistResponse.Entry]
    next_page_token: str
    total: int
    def __init__(self, entries: _Optional[_Iterable[_Union[ListWorklistResponse.Entry, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total: _Optional[int] = ...) -> None: ...

class DecideItemRequest(_message.Message):
    __slots__ = ("item_id", "decision", "reason", "legal_reference")
    class Decision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        DECISION_UNSPECIFIED: _ClassVar[DecideItemRequest.Decision]
        GRANT: _ClassVar[DecideItemRequest.Decision]
        REFUSE: _ClassVar[DecideItemRequest.Decision]
    DECISION_UNSPECIFIED: DecideItemRequest.Decision
    GRANT: DecideItemRequest.Decision
    REFUSE: DecideItemRequest.Decision
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    decision: DecideItemRequest.Decision
    reason: str
    legal_reference: str
    def __init__(self, item_id: _Optional[str] = ..., decision: _Optional[_Union[DecideItemRequest.Decision, str]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class ListOverdueRequest(_message.Message):
    __slots__ = ("county", "department", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    department: str
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., department: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListOverdueResponse(_message.Message):
    __slots__ = ("entries", "next_page_token", "green", "yellow", "red")
    class Entry(_message.Message):
        __slots__ = ("item", "one_thing_id", "receipt_no")
        ITEM_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        item: Case.Item
        one_thing_id: str
        receipt_no: str
        def __init__(self, item: _Optional[_Union[Case.Item, _Mapping]] = ..., one_thing_id: _Optional[str] = ..., receipt_no: _Optional[str] = ...) -> None: ...
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    GREEN_FIELD_NUMBER: _ClassVar[int]
    YELLOW_FIELD_NUMBER: _ClassVar[int]
    RED_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[ListOverdueResponse.Entry]
    next_page_token: str
    green: int
    yellow: int
    red: int
    def __init__(self, entries: _Optional[_Iterable[_Union[ListOverdueResponse.Entry, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., green: _Optional[int] = ..., yellow: _Optional[int] = ..., red: _Optional[int] = ...) -> None: ...

class StopClockRequest(_message.Message):
    __slots__ = ("item_id", "kind", "calendar_days", "legal_reference")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_DAYS_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    kind: ClockStop.Kind
    calendar_days: int
    legal_reference: str
    def __init__(self, item_id: _Optional[str] = ..., kind: _Optional[_Union[ClockStop.Kind, str]] = ..., calendar_days: _Optional[int] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class ResumeClockRequest(_message.Message):
    __slots__ = ("item_id", "kind")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    kind: ClockStop.Kind
    def __init__(self, item_id: _Optional[str] = ..., kind: _Optional[_Union[ClockStop.Kind, str]] = ...) -> None: ...

class GetDueDateRequest(_message.Message):
    __slots__ = ("working_days",)
    FROM_FIELD_NUMBER: _ClassVar[int]
    WORKING_DAYS_FIELD_NUMBER: _ClassVar[int]
    working_days: str
    def __init__(self, working_days: _Optional[str] = ..., **kwargs) -> None: ...

class GetDueDateResponse(_message.Message):
    __slots__ = ("due", "provisional")
    DUE_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    due: str
    provisional: bool
    def __init__(self, due: _Optional[str] = ..., provisional: _Optional[bool] = ...) -> None: ...

class ClaimItemRequest(_message.Message):
    __slots__ = ("item_id",)
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    def __init__(self, item_id: _Optional[str] = ...) -> None: ...

class ReleaseItemRequest(_message.Message):
    __slots__ = ("item_id",)
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    def __init__(self, item_id: _Optional[str] = ...) -> None: ...

class DeskItem(_message.Message):
    __slots__ = ("item_id", "town", "claimed_by", "claimed_until", "post", "assignee", "times_sent_back")
    class Post(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        POST_UNSPECIFIED: _ClassVar[DeskItem.Post]
        DEPARTMENT: _ClassVar[DeskItem.Post]
        TOWN: _ClassVar[DeskItem.Post]
    POST_UNSPECIFIED: DeskItem.Post
    DEPARTMENT: DeskItem.Post
    TOWN: DeskItem.Post
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_BY_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_UNTIL_FIELD_NUMBER: _ClassVar[int]
    POST_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_FIELD_NUMBER: _ClassVar[int]
    TIMES_SENT_BACK_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    town: str
    claimed_by: str
    claimed_until: _timestamp_pb2.Timestamp
    post: DeskItem.Post
    assignee: str
    times_sent_back: int
    def __init__(self, item_id: _Optional[str] = ..., town: _Optional[str] = ..., claimed_by: _Optional[str] = ..., claimed_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., post: _Optional[_Union[DeskItem.Post, str]] = ..., assignee: _Optional[str] = ..., times_sent_back: _Optional[int] = ...) -> None: ...

class SendBackItemRequest(_message.Message):
    __slots__ = ("item_id", "missing", "exception_reason")
    class Missing(_message.Message):
        __slots__ = ("field", "reason")
        FIELD_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        field: str
        reason: str
        def __init__(self, field: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    EXCEPTION_REASON_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    missing: _containers.RepeatedCompositeFieldContainer[SendBackItemRequest.Missing]
    exception_reason: str
    def __init__(self, item_id: _Optional[str] = ..., missing: _Optional[_Iterable[_Union[SendBackItemRequest.Missing, _Mapping]]] = ..., exception_reason: _Optional[str] = ...) -> None: ...

class TransferItemRequest(_message.Message):
    __slots__ = ("item_id", "to", "officer", "reason")
    class To(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        TO_UNSPECIFIED: _ClassVar[TransferItemRequest.To]
        OFFICER: _ClassVar[TransferItemRequest.To]
        DEPARTMENT: _ClassVar[TransferItemRequest.To]
        TOWN: _ClassVar[TransferItemRequest.To]
    TO_UNSPECIFIED: TransferItemRequest.To
    OFFICER: TransferItemRequest.To
    DEPARTMENT: TransferItemRequest.To
    TOWN: TransferItemRequest.To
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    OFFICER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    to: TransferItemRequest.To
    officer: str
    reason: str
    def __init__(self, item_id: _Optional[str] = ..., to: _Optional[_Union[TransferItemRequest.To, str]] = ..., officer: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RecuseFromItemRequest(_message.Message):
    __slots__ = ("item_id", "reason")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    reason: str
    def __init__(self, item_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RecuseFromItemResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CountWorklistRequest(_message.Message):
    __slots__ = ("county", "one_thing_id", "filter")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    county: str
    one_thing_id: str
    filter: WorklistFilter
    def __init__(self, county: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., filter: _Optional[_Union[WorklistFilter, _Mapping]] = ...) -> None: ...

class CountWorklistResponse(_message.Message):
    __slots__ = ("counts", "total")
    class Count(_message.Message):
        __slots__ = ("one_thing_id", "department", "town", "light", "count")
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        LIGHT_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        one_thing_id: str
        department: str
        town: str
        light: _events_pb2.Light
        count: int
        def __init__(self, one_thing_id: _Optional[str] = ..., department: _Optional[str] = ..., town: _Optional[str] = ..., light: _Optional[_Union[_events_pb2.Light, str]] = ..., count: _Optional[int] = ...) -> None: ...
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[CountWorklistResponse.Count]
    total: int
    def __init__(self, counts: _Optional[_Iterable[_Union[CountWorklistResponse.Count, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class ListIntakeRequest(_message.Message):
    __slots__ = ("waiting", "mine", "text", "page_size", "page_token")
    WAITING_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    waiting: bool
    mine: bool
    text: str
    page_size: int
    page_token: str
    def __init__(self, waiting: _Optional[bool] = ..., mine: _Optional[bool] = ..., text: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListIntakeResponse(_message.Message):
    __slots__ = ("cases", "next_page_token")
    CASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cases: _containers.RepeatedCompositeFieldContainer[Case]
    next_page_token: str
    def __init__(self, cases: _Optional[_Iterable[_Union[Case, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRefusedAttemptsRequest(_message.Message):
    __slots__ = ("county", "department", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    department: str
    page_token: str
    def __init__(self, county: _Optional[str] = ..., department: _Optional[str] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRefusedAttemptsResponse(_message.Message):
    __slots__ = ("attempts", "next_page_token")
    class Attempt(_message.Message):
        __slots__ = ("at", "account", "county", "department", "town", "action", "item_id", "receipt_no", "code")
        AT_FIELD_NUMBER: _ClassVar[int]
        ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        ACTION_FIELD_NUMBER: _ClassVar[int]
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        CODE_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        account: str
        county: str
        department: str
        town: str
        action: str
        item_id: str
        receipt_no: str
        code: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., account: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., town: _Optional[str] = ..., action: _Optional[str] = ..., item_id: _Optional[str] = ..., receipt_no: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    attempts: _containers.RepeatedCompositeFieldContainer[ListRefusedAttemptsResponse.Attempt]
    next_page_token: str
    def __init__(self, attempts: _Optional[_Iterable[_Union[ListRefusedAttemptsResponse.Attempt, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeclareRelativesRequest(_message.Message):
    __slots__ = ("relatives",)
    class Relative(_message.Message):
        __slots__ = ("resident_id", "relation")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        RELATION_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        relation: str
        def __init__(self, resident_id: _Optional[str] = ..., relation: _Optional[str] = ...) -> None: ...
    RELATIVES_FIELD_NUMBER: _ClassVar[int]
    relatives: _containers.RepeatedCompositeFieldContainer[DeclareRelativesRequest.Relative]
    def __init__(self, relatives: _Optional[_Iterable[_Union[DeclareRelativesRequest.Relative, _Mapping]]] = ...) -> None: ...

class ListRelativesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListRelativesResponse(_message.Message):
    __slots__ = ("relatives",)
    class Declared(_message.Message):
        __slots__ = ("declaration_id", "resident_id", "relation", "declared_at")
        DECLARATION_ID_FIELD_NUMBER: _ClassVar[int]
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        RELATION_FIELD_NUMBER: _ClassVar[int]
        DECLARED_AT_FIELD_NUMBER: _ClassVar[int]
        declaration_id: str
        resident_id: str
        relation: str
        declared_at: _timestamp_pb2.Timestamp
        def __init__(self, declaration_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., relation: _Optional[str] = ..., declared_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    RELATIVES_FIELD_NUMBER: _ClassVar[int]
    relatives: _containers.RepeatedCompositeFieldContainer[ListRelativesResponse.Declared]
    def __init__(self, relatives: _Optional[_Iterable[_Union[ListRelativesResponse.Declared, _Mapping]]] = ...) -> None: ...

class EndRelativeRequest(_message.Message):
    __slots__ = ("declaration_id", "reason")
    DECLARATION_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    declaration_id: str
    reason: str
    def __init__(self, declaration_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class EndRelativeResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class KeepOfficerPostRequest(_message.Message):
    __slots__ = ("account", "department", "town", "county", "left")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    account: str
    department: str
    town: str
    county: str
    left: bool
    def __init__(self, account: _Optional[str] = ..., department: _Optional[str] = ..., town: _Optional[str] = ..., county: _Optional[str] = ..., left: _Optional[bool] = ...) -> None: ...

class OfficerPost(_message.Message):
    __slots__ = ("account", "department", "town", "county", "left")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    account: str
    department: str
    town: str
    county: str
    left: bool
    def __init__(self, account: _Optional[str] = ..., department: _Optional[str] = ..., town: _Optional[str] = ..., county: _Optional[str] = ..., left: _Optional[bool] = ...) -> None: ...

class ListOfficerPostsRequest(_message.Message):
    __slots__ = ("department", "town")
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    department: str
    town: str
    def __init__(self, department: _Optional[str] = ..., town: _Optional[str] = ...) -> None: ...

class ListOfficerPostsResponse(_message.Message):
    __slots__ = ("posts",)
    POSTS_FIELD_NUMBER: _ClassVar[int]
    posts: _containers.RepeatedCompositeFieldContainer[OfficerPost]
    def __init__(self, posts: _Optional[_Iterable[_Union[OfficerPost, _Mapping]]] = ...) -> None: ...

class GrantMandateRequest(_message.Message):
    __slots__ = ("town", "one_thing_id", "item", "first_day", "last_day", "legal_reference")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    town: str
    one_thing_id: str
    item: str
    first_day: str
    last_day: str
    legal_reference: str
    def __init__(self, town: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., item: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class RevokeMandateRequest(_message.Message):
    __slots__ = ("mandate_id", "reason")
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    mandate_id: str
    reason: str
    def __init__(self, mandate_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ResumeMandateRequest(_message.Message):
    __slots__ = ("mandate_id", "reason")
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    mandate_id: str
    reason: str
    def __init__(self, mandate_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class Mandate(_message.Message):
    __slots__ = ("mandate_id", "town", "county", "department", "one_thing_id", "item", "first_day", "last_day", "legal_reference", "state", "history")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Mandate.State]
        COMING: _ClassVar[Mandate.State]
        STANDING: _ClassVar[Mandate.State]
        EXPIRED: _ClassVar[Mandate.State]
        SUSPENDED: _ClassVar[Mandate.State]
        REVOKED: _ClassVar[Mandate.State]
    STATE_UNSPECIFIED: Mandate.State
    COMING: Mandate.State
    STANDING: Mandate.State
    EXPIRED: Mandate.State
    SUSPENDED: Mandate.State
    REVOKED: Mandate.State
    class Step(_message.Message):
        __slots__ = ("kind", "at", "by", "reason")
        class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            KIND_UNSPECIFIED: _ClassVar[Mandate.Step.Kind]
            GRANTED: _ClassVar[Mandate.Step.Kind]
            REVOKED: _ClassVar[Mandate.Step.Kind]
            SUSPENDED: _ClassVar[Mandate.Step.Kind]
            RESUMED: _ClassVar[Mandate.Step.Kind]
        KIND_UNSPECIFIED: Mandate.Step.Kind
        GRANTED: Mandate.Step.Kind
        REVOKED: Mandate.Step.Kind
        SUSPENDED: Mandate.Step.Kind
        RESUMED: Mandate.Step.Kind
        KIND_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        BY_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        kind: Mandate.Step.Kind
        at: _timestamp_pb2.Timestamp
        by: str
        reason: str
        def __init__(self, kind: _Optional[_Union[Mandate.Step.Kind, str]] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., by: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    HISTORY_FIELD_NUMBER: _ClassVar[int]
    mandate_id: str
    town: str
    county: str
    department: str
    one_thing_id: str
    item: str
    first_day: str
    last_day: str
    legal_reference: str
    state: Mandate.State
    history: _containers.RepeatedCompositeFieldContainer[Mandate.Step]
    def __init__(self, mandate_id: _Optional[str] = ..., town: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., item: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., legal_reference: _Optional[str] = ..., state: _Optional[_Union[Mandate.State, str]] = ..., history: _Optional[_Iterable[_Union[Mandate.Step, _Mapping]]] = ...) -> None: ...

class ListMandatesRequest(_message.Message):
    __slots__ = ("town", "one_thing_id", "item", "standing")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STANDING_FIELD_NUMBER: _ClassVar[int]
    town: str
    one_thing_id: str
    item: str
    standing: bool
    def __init__(self, town: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., item: _Optional[str] = ..., standing: _Optional[bool] = ...) -> None: ...

class ListMandatesResponse(_message.Message):
    __slots__ = ("mandates", "total")
    MANDATES_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    mandates: _containers.RepeatedCompositeFieldContainer[Mandate]
    total: int
    def __init__(self, mandates: _Optional[_Iterable[_Union[Mandate, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class RecheckDraw(_message.Message):
    __slots__ = ("draw_id", "town", "month", "commitment", "committed_at", "drawn_at", "seed", "lots", "drawn", "population", "size", "assumed_percent", "assumed_faulty", "wanted_percent", "detection", "upheld", "wrong", "least")
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_FIELD_NUMBER: _ClassVar[int]
    COMMITTED_AT_FIELD_NUMBER: _ClassVar[int]
    DRAWN_AT_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    DRAWN_FIELD_NUMBER: _ClassVar[int]
    POPULATION_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ASSUMED_PERCENT_FIELD_NUMBER: _ClassVar[int]
    ASSUMED_FAULTY_FIELD_NUMBER: _ClassVar[int]
    WANTED_PERCENT_FIELD_NUMBER: _ClassVar[int]
    DETECTION_FIELD_NUMBER: _ClassVar[int]
    UPHELD_FIELD_NUMBER: _ClassVar[int]
    WRONG_FIELD_NUMBER: _ClassVar[int]
    LEAST_FIELD_NUMBER: _ClassVar[int]
    draw_id: str
    town: str
    month: str
    commitment: str
    committed_at: _timestamp_pb2.Timestamp
    drawn_at: _timestamp_pb2.Timestamp
    seed: str
    lots: _containers.RepeatedScalarFieldContainer[str]
    drawn: _containers.RepeatedScalarFieldContainer[str]
    population: int
    size: int
    assumed_percent: float
    assumed_faulty: int
    wanted_percent: float
    detection: float
    upheld: int
    wrong: int
    least: int
    def __init__(self, draw_id: _Optional[str] = ..., town: _Optional[str] = ..., month: _Optional[str] = ..., commitment: _Optional[str] = ..., committed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., drawn_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., seed: _Optional[str] = ..., lots: _Optional[_Iterable[str]] = ..., drawn: _Optional[_Iterable[str]] = ..., population: _Optional[int] = ..., size: _Optional[int] = ..., assumed_percent: _Optional[float] = ..., assumed_faulty: _Optional[int] = ..., wanted_percent: _Optional[float] = ..., detection: _Optional[float] = ..., upheld: _Optional[int] = ..., wrong: _Optional[int] = ..., least: _Optional[int] = ...) -> None: ...

class ListRecheckDrawsRequest(_message.Message):
    __slots__ = ("town", "month")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    town: str
    month: str
    def __init__(self, town: _Optional[str] = ..., month: _Optional[str] = ...) -> None: ...

class ListRecheckDrawsResponse(_message.Message):
    __slots__ = ("draws",)
    DRAWS_FIELD_NUMBER: _ClassVar[int]
    draws: _containers.RepeatedCompositeFieldContainer[RecheckDraw]
    def __init__(self, draws: _Optional[_Iterable[_Union[RecheckDraw, _Mapping]]] = ...) -> None: ...

class GetRecheckDrawRequest(_message.Message):
    __slots__ = ("draw_id",)
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    draw_id: str
    def __init__(self, draw_id: _Optional[str] = ...) -> None: ...

class ListRechecksRequest(_message.Message):
    __slots__ = ("result", "town")
    RESULT_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    result: Recheck.Result
    town: str
    def __init__(self, result: _Optional[_Union[Recheck.Result, str]] = ..., town: _Optional[str] = ...) -> None: ...

class ListRechecksResponse(_message.Message):
    __slots__ = ("rechecks", "total")
    RECHECKS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    rechecks: _containers.RepeatedCompositeFieldContainer[Recheck]
    total: int
    def __init__(self, rechecks: _Optional[_Iterable[_Union[Recheck, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class Recheck(_message.Message):
    __slots__ = ("recheck_id", "draw_id", "case_id", "item_id", "one_thing_id", "department", "county", "town", "mandate_id", "granted", "decided_by", "decided_at", "result", "reason", "legal_reference", "checked_by", "checked_at")
    class Result(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        RESULT_UNSPECIFIED: _ClassVar[Recheck.Result]
        OPEN: _ClassVar[Recheck.Result]
        UPHELD: _ClassVar[Recheck.Result]
        WRONG: _ClassVar[Recheck.Result]
    RESULT_UNSPECIFIED: Recheck.Result
    OPEN: Recheck.Result
    UPHELD: Recheck.Result
    WRONG: Recheck.Result
    RECHECK_ID_FIELD_NUMBER: _ClassVar[int]
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    MANDATE_ID_FIELD_NUMBER: _ClassVar[int]
    GRANTED_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_AT_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    CHECKED_BY_FIELD_NUMBER: _ClassVar[int]
    CHECKED_AT_FIELD_NUMBER: _ClassVar[int]
    recheck_id: str
    draw_id: str
    case_id: str
    item_id: str
    one_thing_id: str
    department: str
    county: str
    town: str
    mandate_id: str
    granted: bool
    decided_by: str
    decided_at: _timestamp_pb2.Timestamp
    result: Recheck.Result
    reason: str
    legal_reference: str
    checked_by: str
    checked_at: _timestamp_pb2.Timestamp
    def __init__(self, recheck_id: _Optional[str] = ..., draw_id: _Optional[str] = ..., case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., mandate_id: _Optional[str] = ..., granted: _Optional[bool] = ..., decided_by: _Optional[str] = ..., decided_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., result: _Optional[_Union[Recheck.Result, str]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ..., checked_by: _Optional[str] = ..., checked_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordRecheckRequest(_message.Message):
    __slots__ = ("recheck_id", "result", "reason", "legal_reference")
    RECHECK_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    recheck_id: str
    result: Recheck.Result
    reason: str
    legal_reference: str
    def __init__(self, recheck_id: _Optional[str] = ..., result: _Optional[_Union[Recheck.Result, str]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class UploadMaterialRequest(_message.Message):
    __slots__ = ("content", "file_name")
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    content: _httpbody_pb2.HttpBody
    file_name: str
    def __init__(self, content: _Optional[_Union[_httpbody_pb2.HttpBody, _Mapping]] = ..., file_name: _Optional[str] = ...) -> None: ...

class UploadedMaterial(_message.Message):
    __slots__ = ("upload_id", "digest", "media_type", "size", "file_name", "uploaded_at", "kept_until", "uses", "reads")
    class Use(_message.Message):
        __slots__ = ("case_id", "material_id", "at")
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        case_id: str
        material_id: str
        at: _timestamp_pb2.Timestamp
        def __init__(self, case_id: _Optional[str] = ..., material_id: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Read(_message.Message):
        __slots__ = ("at", "department", "county", "purpose", "case_id")
        AT_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        department: str
        county: str
        purpose: str
        case_id: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., purpose: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    UPLOADED_AT_FIELD_NUMBER: _ClassVar[int]
    KEPT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    USES_FIELD_NUMBER: _ClassVar[int]
    READS_FIELD_NUMBER: _ClassVar[int]
    upload_id: str
    digest: str
    media_type: str
    size: int
    file_name: str
    uploaded_at: _timestamp_pb2.Timestamp
    kept_until: str
    uses: _containers.RepeatedCompositeFieldContainer[UploadedMaterial.Use]
    reads: _containers.RepeatedCompositeFieldContainer[UploadedMaterial.Read]
    def __init__(self, upload_id: _Optional[str] = ..., digest: _Optional[str] = ..., media_type: _Optional[str] = ..., size: _Optional[int] = ..., file_name: _Optional[str] = ..., uploaded_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kept_until: _Optional[str] = ..., uses: _Optional[_Iterable[_Union[UploadedMaterial.Use, _Mapping]]] = ..., reads: _Optional[_Iterable[_Union[UploadedMaterial.Read, _Mapping]]] = ...) -> None: ...

class ListMyMaterialsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListMyMaterialsResponse(_message.Message):
    __slots__ = ("materials",)
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    materials: _containers.RepeatedCompositeFieldContainer[UploadedMaterial]
    def __init__(self, materials: _Optional[_Iterable[_Union[UploadedMaterial, _Mapping]]] = ...) -> None: ...

class GetMyMaterialRequest(_message.Message):
    __slots__ = ("upload_id",)
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    upload_id: str
    def __init__(self, upload_id: _Optional[str] = ...) -> None: ...

class GetMaterialContentRequest(_message.Message):
    __slots__ = ("upload_id",)
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    upload_id: str
    def __init__(self, upload_id: _Optional[str] = ...) -> None: ...

class ListCaseNoticesRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class ListCaseNoticesResponse(_message.Message):
    __slots__ = ("notices",)
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    notices: _containers.RepeatedCompositeFieldContainer[Notice]
    def __init__(self, notices: _Optional[_Iterable[_Union[Notice, _Mapping]]] = ...) -> None: ...

class Notice(_message.Message):
    __slots__ = ("number", "entries", "issued_at", "closes_at", "due_on", "overdue", "answered_at", "legal_reference", "text_zh", "text_en", "provisional")
    class Entry(_message.Message):
        __slots__ = ("item_id", "department", "field", "title_zh", "code", "zh", "en", "legal_reference")
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        FIELD_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        CODE_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
        item_id: str
        department: str
        field: str
        title_zh: str
        code: str
        zh: str
        en: str
        legal_reference: str
        def __init__(self, item_id: _Optional[str] = ..., department: _Optional[str] = ..., field: _Optional[str] = ..., title_zh: _Optional[str] = ..., code: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    ISSUED_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSES_AT_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_AT_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    TEXT_ZH_FIELD_NUMBER: _ClassVar[int]
    TEXT_EN_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    number: int
    entries: _containers.RepeatedCompositeFieldContainer[Notice.Entry]
    issued_at: _timestamp_pb2.Timestamp
    closes_at: _timestamp_pb2.Timestamp
    due_on: str
    overdue: bool
    answered_at: _timestamp_pb2.Timestamp
    legal_reference: str
    text_zh: str
    text_en: str
    provisional: bool
    def __init__(self, number: _Optional[int] = ..., entries: _Optional[_Iterable[_Union[Notice.Entry, _Mapping]]] = ..., issued_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closes_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., answered_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., legal_reference: _Optional[str] = ..., text_zh: _Optional[str] = ..., text_en: _Optional[str] = ..., provisional: _Optional[bool] = ...) -> None: ...

class ListOfficeFaultsRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class ListOfficeFaultsResponse(_message.Message):
    __slots__ = ("faults", "total")
    class Fault(_message.Message):
        __slots__ = ("kind", "case_id", "item_id", "department", "county", "at", "notice", "entries")
        class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
            __slots__ = ()
            KIND_UNSPECIFIED: _ClassVar[ListOfficeFaultsResponse.Fault.Kind]
            ASKED_AGAIN: _ClassVar[ListOfficeFaultsResponse.Fault.Kind]
            ASKED_LATE: _ClassVar[ListOfficeFaultsResponse.Fault.Kind]
        KIND_UNSPECIFIED: ListOfficeFaultsResponse.Fault.Kind
        ASKED_AGAIN: ListOfficeFaultsResponse.Fault.Kind
        ASKED_LATE: ListOfficeFaultsResponse.Fault.Kind
        KIND_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        NOTICE_FIELD_NUMBER: _ClassVar[int]
        ENTRIES_FIELD_NUMBER: _ClassVar[int]
        kind: ListOfficeFaultsResponse.Fault.Kind
        case_id: str
        item_id: str
        department: str
        county: str
        at: _timestamp_pb2.Timestamp
        notice: int
        entries: _containers.RepeatedCompositeFieldContainer[Notice.Entry]
        def __init__(self, kind: _Optional[_Union[ListOfficeFaultsResponse.Fault.Kind, str]] = ..., case_id: _Optional[str] = ..., item_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., notice: _Optional[int] = ..., entries: _Optional[_Iterable[_Union[Notice.Entry, _Mapping]]] = ...) -> None: ...
    FAULTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    faults: _containers.RepeatedCompositeFieldContainer[ListOfficeFaultsResponse.Fault]
    total: int
    def __init__(self, faults: _Optional[_Iterable[_Union[ListOfficeFaultsResponse.Fault, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class CasePromise(_message.Message):
    __slots__ = ("promise_id", "case_id", "material_id", "title_zh", "title_en", "status", "instead", "text_zh", "text_digest", "signed_at", "due_on", "overdue", "department", "county", "upload_id", "escalated_to", "decided_at", "reason", "legal_reference", "provisional")
    class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATUS_UNSPECIFIED: _ClassVar[CasePromise.Status]
        OPEN: _ClassVar[CasePromise.Status]
        KEPT: _ClassVar[CasePromise.Status]
        BROKEN: _ClassVar[CasePromise.Status]
        REPAIRED: _ClassVar[CasePromise.Status]
        VOID: _ClassVar[CasePromise.Status]
    STATUS_UNSPECIFIED: CasePromise.Status
    OPEN: CasePromise.Status
    KEPT: CasePromise.Status
    BROKEN: CasePromise.Status
    REPAIRED: CasePromise.Status
    VOID: CasePromise.Status
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    INSTEAD_FIELD_NUMBER: _ClassVar[int]
    TEXT_ZH_FIELD_NUMBER: _ClassVar[int]
    TEXT_DIGEST_FIELD_NUMBER: _ClassVar[int]
    SIGNED_AT_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    DECIDED_AT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    case_id: str
    material_id: str
    title_zh: str
    title_en: str
    status: CasePromise.Status
    instead: bool
    text_zh: str
    text_digest: str
    signed_at: _timestamp_pb2.Timestamp
    due_on: str
    overdue: bool
    department: str
    county: str
    upload_id: str
    escalated_to: str
    decided_at: _timestamp_pb2.Timestamp
    reason: str
    legal_reference: str
    provisional: bool
    def __init__(self, promise_id: _Optional[str] = ..., case_id: _Optional[str] = ..., material_id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., status: _Optional[_Union[CasePromise.Status, str]] = ..., instead: _Optional[bool] = ..., text_zh: _Optional[str] = ..., text_digest: _Optional[str] = ..., signed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., upload_id: _Optional[str] = ..., escalated_to: _Optional[str] = ..., decided_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ..., provisional: _Optional[bool] = ...) -> None: ...

class ListCasePromisesRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class ListCasePromisesResponse(_message.Message):
    __slots__ = ("promises",)
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    promises: _containers.RepeatedCompositeFieldContainer[CasePromise]
    def __init__(self, promises: _Optional[_Iterable[_Union[CasePromise, _Mapping]]] = ...) -> None: ...

class BringPromisedRequest(_message.Message):
    __slots__ = ("case_id", "promise_id", "upload_id")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    promise_id: str
    upload_id: str
    def __init__(self, case_id: _Optional[str] = ..., promise_id: _Optional[str] = ..., upload_id: _Optional[str] = ...) -> None: ...

class ListDuePromisesRequest(_message.Message):
    __slots__ = ("county", "status", "due_until", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    DUE_UNTIL_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    status: CasePromise.Status
    due_until: str
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., status: _Optional[_Union[CasePromise.Status, str]] = ..., due_until: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDuePromisesResponse(_message.Message):
    __slots__ = ("promises", "next_page_token", "total")
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    promises: _containers.RepeatedCompositeFieldContainer[CasePromise]
    next_page_token: str
    total: int
    def __init__(self, promises: _Optional[_Iterable[_Union[CasePromise, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total: _Optional[int] = ...) -> None: ...

class DecidePromiseRequest(_message.Message):
    __slots__ = ("promise_id", "decision", "reason", "legal_reference")
    class Decision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        DECISION_UNSPECIFIED: _ClassVar[DecidePromiseRequest.Decision]
        KEPT: _ClassVar[DecidePromiseRequest.Decision]
        BROKEN_UNTRUE: _ClassVar[DecidePromiseRequest.Decision]
        BROKEN_NOT_BROUGHT: _ClassVar[DecidePromiseRequest.Decision]
    DECISION_UNSPECIFIED: DecidePromiseRequest.Decision
    KEPT: DecidePromiseRequest.Decision
    BROKEN_UNTRUE: DecidePromiseRequest.Decision
    BROKEN_NOT_BROUGHT: DecidePromiseRequest.Decision
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    decision: DecidePromiseRequest.Decision
    reason: str
    legal_reference: str
    def __init__(self, promise_id: _Optional[str] = ..., decision: _Optional[_Union[DecidePromiseRequest.Decision, str]] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class RepairPromiseRequest(_message.Message):
    __slots__ = ("promise_id", "reason", "legal_reference")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    promise_id: str
    reason: str
    legal_reference: str
    def __init__(self, promise_id: _Optional[str] = ..., reason: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...

class ListReusableMaterialsRequest(_message.Message):
    __slots__ = ("one_thing_id", "situation")
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    situation: str
    def __init__(self, one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ...) -> None: ...

class ListReusableMaterialsResponse(_message.Message):
    __slots__ = ("materials",)
    class Material(_message.Message):
        __slots__ = ("material_id", "title_zh", "title_en", "upload_id", "file_name", "media_type", "case_id", "handed_in_at", "valid_until")
        MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        UPLOAD_ID_FIELD_NUMBER: _ClassVar[int]
        FILE_NAME_FIELD_NUMBER: _ClassVar[int]
        MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        HANDED_IN_AT_FIELD_NUMBER: _ClassVar[int]
        VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
        material_id: str
        title_zh: str
        title_en: str
        upload_id: str
        file_name: str
        media_type: str
        case_id: str
        handed_in_at: _timestamp_pb2.Timestamp
        valid_until: str
        def __init__(self, material_id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., upload_id: _Optional[str] = ..., file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., case_id: _Optional[str] = ..., handed_in_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., valid_until: _Optional[str] = ...) -> None: ...
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    materials: _containers.RepeatedCompositeFieldContainer[ListReusableMaterialsResponse.Material]
    def __init__(self, materials: _Optional[_Iterable[_Union[ListReusableMaterialsResponse.Material, _Mapping]]] = ...) -> None: ...

class PrefillFormRequest(_message.Message):
    __slots__ = ("one_thing_id", "situation", "agree")
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    SITUATION_FIELD_NUMBER: _ClassVar[int]
    AGREE_FIELD_NUMBER: _ClassVar[int]
    one_thing_id: str
    situation: str
    agree: bool
    def __init__(self, one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., agree: _Optional[bool] = ...) -> None: ...

class PrefillFormResponse(_message.Message):
    __slots__ = ("form", "fields")
    class Field(_message.Message):
        __slots__ = ("field", "source", "source_zh", "source_en", "as_of")
        FIELD_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        SOURCE_ZH_FIELD_NUMBER: _ClassVar[int]
        SOURCE_EN_FIELD_NUMBER: _ClassVar[int]
        AS_OF_FIELD_NUMBER: _ClassVar[int]
        field: str
        source: str
        source_zh: str
        source_en: str
        as_of: str
        def __init__(self, field: _Optional[str] = ..., source: _Optional[str] = ..., source_zh: _Optional[str] = ..., source_en: _Optional[str] = ..., as_of: _Optional[str] = ...) -> None: ...
    FORM_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    form: str
    fields: _containers.RepeatedCompositeFieldContainer[PrefillFormResponse.Field]
    def __init__(self, form: _Optional[str] = ..., fields: _Optional[_Iterable[_Union[PrefillFormResponse.Field, _Mapping]]] = ...) -> None: ...

class ListOverdueCasesRequest(_message.Message):
    __slots__ = ("county", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListOverdueCasesResponse(_message.Message):
    __slots__ = ("entries", "next_page_token", "green", "yellow", "red")
    class Entry(_message.Message):
        __slots__ = ("case_id", "receipt_no", "one_thing_id", "situation", "county", "lead_department", "status", "due_on", "provisional", "days_overdue", "escalated_to", "escalated_at", "open_items")
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        SITUATION_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        LEAD_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
        DAYS_OVERDUE_FIELD_NUMBER: _ClassVar[int]
        ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
        ESCALATED_AT_FIELD_NUMBER: _ClassVar[int]
        OPEN_ITEMS_FIELD_NUMBER: _ClassVar[int]
        case_id: str
        receipt_no: str
        one_thing_id: str
        situation: str
        county: str
        lead_department: str
        status: Case.Status
        due_on: str
        provisional: bool
        days_overdue: int
        escalated_to: str
        escalated_at: _timestamp_pb2.Timestamp
        open_items: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, case_id: _Optional[str] = ..., receipt_no: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., county: _Optional[str] = ..., lead_department: _Optional[str] = ..., status: _Optional[_Union[Case.Status, str]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., days_overdue: _Optional[int] = ..., escalated_to: _Optional[str] = ..., escalated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., open_items: _Optional[_Iterable[str]] = ...) -> None: ...
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    GREEN_FIELD_NUMBER: _ClassVar[int]
    YELLOW_FIELD_NUMBER: _ClassVar[int]
    RED_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[ListOverdueCasesResponse.Entry]
    next_page_token: str
    green: int
    yellow: int
    red: int
    def __init__(self, entries: _Optional[_Iterable[_Union[ListOverdueCasesResponse.Entry, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., green: _Optional[int] = ..., yellow: _Optional[int] = ..., red: _Optional[int] = ...) -> None: ...

class ListPublicNoticesRequest(_message.Message):
    __slots__ = ("county", "one_thing_id", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    one_thing_id: str
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPublicNoticesResponse(_message.Message):
    __slots__ = ("notices", "next_page_token", "total")
    class Notice(_message.Message):
        __slots__ = ("notice_id", "one_thing_id", "one_thing_title_zh", "one_thing_title_en", "title_zh", "title_en", "department", "county", "name_masked", "first_on", "last_on", "legal_reference")
        NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        NAME_MASKED_FIELD_NUMBER: _ClassVar[int]
        FIRST_ON_FIELD_NUMBER: _ClassVar[int]
        LAST_ON_FIELD_NUMBER: _ClassVar[int]
        LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
        notice_id: str
        one_thing_id: str
        one_thing_title_zh: str
        one_thing_title_en: str
        title_zh: str
        title_en: str
        department: str
        county: str
        name_masked: str
        first_on: str
        last_on: str
        legal_reference: str
        def __init__(self, notice_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., one_thing_title_zh: _Optional[str] = ..., one_thing_title_en: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., name_masked: _Optional[str] = ..., first_on: _Optional[str] = ..., last_on: _Optional[str] = ..., legal_reference: _Optional[str] = ...) -> None: ...
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    notices: _containers.RepeatedCompositeFieldContainer[ListPublicNoticesResponse.Notice]
    next_page_token: str
    total: int
    def __init__(self, notices: _Optional[_Iterable[_Union[ListPublicNoticesResponse.Notice, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total: _Optional[int] = ...) -> None: ...

class FileObjectionRequest(_message.Message):
    __slots__ = ("notice_id", "reason")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    reason: str
    def __init__(self, notice_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class FileObjectionResponse(_message.Message):
    __slots__ = ("objection_id", "filed_at")
    OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILED_AT_FIELD_NUMBER: _ClassVar[int]
    objection_id: str
    filed_at: _timestamp_pb2.Timestamp
    def __init__(self, objection_id: _Optional[str] = ..., filed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListObjectionsRequest(_message.Message):
    __slots__ = ("item_id",)
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    def __init__(self, item_id: _Optional[str] = ...) -> None: ...

class ListObjectionsResponse(_message.Message):
    __slots__ = ("objections",)
    class Objection(_message.Message):
        __slots__ = ("objection_id", "notice_id", "reason", "filed_at", "filed_by")
        OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
        NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        FILED_AT_FIELD_NUMBER: _ClassVar[int]
        FILED_BY_FIELD_NUMBER: _ClassVar[int]
        objection_id: str
        notice_id: str
        reason: str
        filed_at: _timestamp_pb2.Timestamp
        filed_by: str
        def __init__(self, objection_id: _Optional[str] = ..., notice_id: _Optional[str] = ..., reason: _Optional[str] = ..., filed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., filed_by: _Optional[str] = ...) -> None: ...
    OBJECTIONS_FIELD_NUMBER: _ClassVar[int]
    objections: _containers.RepeatedCompositeFieldContainer[ListObjectionsResponse.Objection]
    def __init__(self, objections: _Optional[_Iterable[_Union[ListObjectionsResponse.Objection, _Mapping]]] = ...) -> None: ...

class GetReceiptRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class VerifyReceiptRequest(_message.Message):
    __slots__ = ("receipt_no", "code")
    RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    receipt_no: str
    code: str
    def __init__(self, receipt_no: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...

class VerifyReceiptResponse(_message.Message):
    __slots__ = ("valid", "receipt_no", "one_thing_id", "one_thing_title_zh", "one_thing_title_en", "intake_county", "intake_county_zh", "county", "county_zh", "received_on", "status", "due_on", "provisional")
    VALID_FIELD_NUMBER: _ClassVar[int]
    RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    INTAKE_COUNTY_FIELD_NUMBER: _ClassVar[int]
    INTAKE_COUNTY_ZH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    COUNTY_ZH_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_ON_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    PROVISIONAL_FIELD_NUMBER: _ClassVar[int]
    valid: bool
    receipt_no: str
    one_thing_id: str
    one_thing_title_zh: str
    one_thing_title_en: str
    intake_county: str
    intake_county_zh: str
    county: str
    county_zh: str
    received_on: str
    status: Case.Status
    due_on: str
    provisional: bool
    def __init__(self, valid: _Optional[bool] = ..., receipt_no: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., one_thing_title_zh: _Optional[str] = ..., one_thing_title_en: _Optional[str] = ..., intake_county: _Optional[str] = ..., intake_county_zh: _Optional[str] = ..., county: _Optional[str] = ..., county_zh: _Optional[str] = ..., received_on: _Optional[str] = ..., status: _Optional[_Union[Case.Status, str]] = ..., due_on: _Optional[str] = ..., provisional: _Optional[bool] = ...) -> None: ...

class GetPropagationRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class GetPropagationResponse(_message.Message):
    __slots__ = ("case_id", "reported_at", "departments", "benefits", "stopped", "open", "failed", "planned", "complete", "last_stopped_at", "seconds_to_last_stop", "slowest_department", "slowest_item_id", "overpaid_fen", "overpayments_known")
    class Item(_message.Message):
        __slots__ = ("item_id", "title_zh", "title_en", "status", "stops", "told_at", "ended_at", "overpaid_fen")
        ITEM_ID_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        STOPS_FIELD_NUMBER: _ClassVar[int]
        TOLD_AT_FIELD_NUMBER: _ClassVar[int]
        ENDED_AT_FIELD_NUMBER: _ClassVar[int]
        OVERPAID_FEN_FIELD_NUMBER: _ClassVar[int]
        item_id: str
        title_zh: str
        title_en: str
        status: Case.Item.Status
        stops: bool
        told_at: _timestamp_pb2.Timestamp
        ended_at: _timestamp_pb2.Timestamp
        overpaid_fen: int
        def __init__(self, item_id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., status: _Optional[_Union[Case.Item.Status, str]] = ..., stops: _Optional[bool] = ..., told_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., overpaid_fen: _Optional[int] = ...) -> None: ...
    class Department(_message.Message):
        __slots__ = ("department", "title_zh", "title_en", "planned", "told_at", "stopped_at", "seconds", "overpaid_fen", "items")
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        PLANNED_FIELD_NUMBER: _ClassVar[int]
        TOLD_AT_FIELD_NUMBER: _ClassVar[int]
        STOPPED_AT_FIELD_NUMBER: _ClassVar[int]
        SECONDS_FIELD_NUMBER: _ClassVar[int]
        OVERPAID_FEN_FIELD_NUMBER: _ClassVar[int]
        ITEMS_FIELD_NUMBER: _ClassVar[int]
        department: str
        title_zh: str
        title_en: str
        planned: bool
        told_at: _timestamp_pb2.Timestamp
        stopped_at: _timestamp_pb2.Timestamp
        seconds: float
        overpaid_fen: int
        items: _containers.RepeatedCompositeFieldContainer[GetPropagationResponse.Item]
        def __init__(self, department: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., planned: _Optional[bool] = ..., told_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., stopped_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., seconds: _Optional[float] = ..., overpaid_fen: _Optional[int] = ..., items: _Optional[_Iterable[_Union[GetPropagationResponse.Item, _Mapping]]] = ...) -> None: ...
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    REPORTED_AT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    BENEFITS_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    PLANNED_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    LAST_STOPPED_AT_FIELD_NUMBER: _ClassVar[int]
    SECONDS_TO_LAST_STOP_FIELD_NUMBER: _ClassVar[int]
    SLOWEST_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SLOWEST_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    OVERPAID_FEN_FIELD_NUMBER: _ClassVar[int]
    OVERPAYMENTS_KNOWN_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    reported_at: _timestamp_pb2.Timestamp
    departments: _containers.RepeatedCompositeFieldContainer[GetPropagationResponse.Department]
    benefits: int
    stopped: int
    open: int
    failed: int
    planned: int
    complete: bool
    last_stopped_at: _timestamp_pb2.Timestamp
    seconds_to_last_stop: float
    slowest_department: str
    slowest_item_id: str
    overpaid_fen: int
    overpayments_known: int
    def __init__(self, case_id: _Optional[str] = ..., reported_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., departments: _Optional[_Iterable[_Union[GetPropagationResponse.Department, _Mapping]]] = ..., benefits: _Optional[int] = ..., stopped: _Optional[int] = ..., open: _Optional[int] = ..., failed: _Optional[int] = ..., planned: _Optional[int] = ..., complete: _Optional[bool] = ..., last_stopped_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., seconds_to_last_stop: _Optional[float] = ..., slowest_department: _Optional[str] = ..., slowest_item_id: _Optional[str] = ..., overpaid_fen: _Optional[int] = ..., overpayments_known: _Optional[int] = ...) -> None: ...
