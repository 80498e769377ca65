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
        __slots__ = ("id", "title_zh", "title_en", "source", "department", "situations")
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
        id: str
        title_zh: str
        title_en: str
        source: OneThing.Material.Source
        department: str
        situations: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, id: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., source: _Optional[_Union[OneThing.Material.Source, str]] = ..., department: _Optional[str] = ..., situations: _Optional[_Iterable[str]] = ...) -> None: ...
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
    __slots__ = ("material_id", "digest", "file_name")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    material_id: str
    digest: str
    file_name: str
    def __init__(self, material_id: _Optional[str] = ..., digest: _Optional[str] = ..., file_name: _Optional[str] = ...) -> None: ...

class Promise(_message.Message):
    __slots__ = ("material_id", "accepted")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    material_id: str
    accepted: bool
    def __init__(self, material_id: _Optional[str] = ..., accepted: _Optional[bool] = ...) -> None: ...

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
        __slots__ = ("item_id", "case_id", "department", "task", "title_zh", "title_en", "status", "reasons", "products", "started_at", "finished_at", "attempt", "county", "share", "appeal", "due_on", "legal_due_on", "provisional", "light", "days_left", "days_used", "days_stopped", "legal_days", "promised_days", "stops", "escalated_to", "escalated_at")
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
        light: _events_pb2.Light
        days_left: int
        days_used: int
        days_stopped: int
        legal_days: int
        promised_days: int
        stops: _containers.RepeatedCompositeFieldContainer[ClockStop]
        escalated_to: str
        escalated_at: _timestamp_pb2.Timestamp
        def __init__(self, item_id: _Optional[str] = ..., case_id: _Optional[str] = ..., department: _Optional[str] = ..., task: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., status: _Optional[_Union[Case.Item.Status, str]] = ..., reasons: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., products: _Optional[_Iterable[_Union[_events_pb2.Product, _Mapping]]] = ..., started_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finished_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., attempt: _Optional[int] = ..., county: _Optional[str] = ..., share: _Optional[bool] = ..., appeal: _Optional[_Union[Case.Appeal, _Mapping]] = ..., due_on: _Optional[str] = ..., legal_due_on: _Optional[str] = ..., provisional: _Optional[bool] = ..., light: _Optional[_Union[_events_pb2.Light, str]] = ..., days_left: _Optional[int] = ..., days_used: _Optional[int] = ..., days_stopped: _Optional[int] = ..., legal_days: _Optional[int] = ..., promised_days: _Optional[int] = ..., stops: _Optional[_Iterable[_Union[ClockStop, _Mapping]]] = ..., escalated_to: _Optional[str] = ..., escalated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
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
    __slots__ = ("case_id", "form", "materials", "promises")
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    form: str
    materials: _containers.RepeatedCompositeFieldContainer[HandedIn]
    promises: _containers.RepeatedCompositeFieldContainer[Promise]
    def __init__(self, case_id: _Optional[str] = ..., form: _Optional[str] = ..., materials: _Optional[_Iterable[_Union[HandedIn, _Mapping]]] = ..., promises: _Optional[_Iterable[_Union[Promise, _Mapping]]] = ...) -> None: ...

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
    __slots__ = ("rating_id", "case_id", "grade", "channel", "indicators", "comment", "county", "department", "rated_at", "next_step", "due_on", "overdue", "taken", "closed_at")
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
    def __init__(self, rating_id: _Optional[str] = ..., case_id: _Optional[str] = ..., grade: _Optional[_Union[Rating.Grade, str]] = ..., channel: _Optional[_Union[Rating.Channel, str]] = ..., indicators: _Optional[_Iterable[str]] = ..., comment: _Optional[str] = ..., county: _Optional[str] = ..., department: _Optional[str] = ..., rated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., next_step: _Optional[_Union[Rating.Step, str]] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., taken: _Optional[_Iterable[_Union[Rating.Taken, _Mapping]]] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

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

class ListWorklistResponse(_message.Message):
    __slots__ = ("entries", "next_page_token", "total")
    class Entry(_message.Message):
        __slots__ = ("item", "one_thing_id", "situation", "receipt_no", "waiting_since", "questions", "inputs")
        ITEM_FIELD_NUMBER: _ClassVar[int]
        ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
        SITUATION_FIELD_NUMBER: _ClassVar[int]
        RECEIPT_NO_FIELD_NUMBER: _ClassVar[int]
        WAITING_SINCE_FIELD_NUMBER: _ClassVar[int]
        QUESTIONS_FIELD_NUMBER: _ClassVar[int]
        INPUTS_FIELD_NUMBER: _ClassVar[int]
        item: Case.Item
        one_thing_id: str
        situation: str
        receipt_no: str
        waiting_since: _timestamp_pb2.Timestamp
        questions: _containers.RepeatedCompositeFieldContainer[_events_pb2.Reason]
        inputs: str
        def __init__(self, item: _Optional[_Union[Case.Item, _Mapping]] = ..., one_thing_id: _Optional[str] = ..., situation: _Optional[str] = ..., receipt_no: _Optional[str] = ..., waiting_since: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., questions: _Optional[_Iterable[_Union[_events_pb2.Reason, _Mapping]]] = ..., inputs: _Optional[str] = ...) -> None: ...
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
