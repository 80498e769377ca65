from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class ListAwardsPageRequest(_message.Message):
    __slots__ = ("after", "page_size", "month")
    AFTER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    after: str
    page_size: int
    month: str
    def __init__(self, after: _Optional[str] = ..., page_size: _Optional[int] = ..., month: _Optional[str] = ...) -> None: ...

class ListAwardsPageResponse(_message.Message):
    __slots__ = ("page", "next")
    PAGE_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    page: bytes
    next: str
    def __init__(self, page: _Optional[bytes] = ..., next: _Optional[str] = ...) -> None: ...
