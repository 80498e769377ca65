from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class ScreeningAdvanced(_message.Message):
    __slots__ = ("screening_id", "households", "persons", "finished")
    SCREENING_ID_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLDS_FIELD_NUMBER: _ClassVar[int]
    PERSONS_FIELD_NUMBER: _ClassVar[int]
    FINISHED_FIELD_NUMBER: _ClassVar[int]
    screening_id: str
    households: int
    persons: int
    finished: bool
    def __init__(self, screening_id: _Optional[str] = ..., households: _Optional[int] = ..., persons: _Optional[int] = ..., finished: _Optional[bool] = ...) -> None: ...
