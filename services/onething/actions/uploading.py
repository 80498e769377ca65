"""Uploads: taken in, shown to their owner, read by those who need them, and swept when nobody handed them in."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col
from sqlmodel import select as rows_of

from chassis.db import is_unique_clash
from chassis.errors import InvalidInput, NotFound
from chassis.events import new_id
from chassis.signing import digest
from city.calendar import day_of
from city.places import CITY_CODE as CITY
from services.onething.actions.holding import lock_mandates
from services.onething.desks import rows
from services.onething.models import Base
from services.onething.papers import content
from services.onething.papers.limits import MOST_PURPOSE, law
from services.onething.papers.models import Paper, PaperRead, PaperUse
from services.onething.papers.vault import SHARDS, Vault
from services.onething.store import find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from chassis.edge import Tx
    from services.onething.store import CaseState

logger = logging.getLogger(__name__)
CONTENTS = Base.metadata.tables["paper_contents"]
PAPERS = Base.metadata.tables["papers"]
AT_MOST, BATCH = 200, 50
SWEEP_SECONDS = 600.0


def owner_of(tx: Tx) -> str:
    """How the actor's own papers are marked."""
    return f"{tx.actor.role}:{tx.actor.subject}"


def vault_of(tx: Tx) -> Vault:
    """Where contents are kept."""
    return cast("Vault", tx.held)


def upload(tx: Tx, data: bytes, declared: str, file_name: str) -> Paper:
    """Keeps a content and the actor's own record of it. The same content again is the record that exists.

    The content is written before the commit: a process that dies between leaves a content without a record, which
    counts for nothing and is swept. Raises InvalidInput with every fault, Unavailable.
    """
    name = file_name.replace("\\", "/").rpartition("/")[2].strip()
    if found := content.faults(data, declared, name, day_of(tx.now)):
        raise InvalidInput.of("onething.material", found)
    said, owner = digest(data), owner_of(tx)
    kept = vault_of(tx).put(data, _claim(tx, vault_of(tx).names(said)))
    query = rows_of(Paper).where(Paper.owner == owner, Paper.digest == said).with_for_update()
    if paper := tx.session.exec(query).first():
        if paper.used_at is None:
            paper.uploaded_at = tx.now
        return paper
    paper = Paper(
        id=new_id(),
        owner=owner,
        digest=said,
        content=kept,
        media_type=content.kind_of(data),
        size=len(data),
        file_name=name,
        uploaded_at=tx.now,
    )
    tx.session.add(paper)
    return paper


def _claim(tx: Tx, names: Sequence[str]) -> str:
    """Locks a content's row, made if there was none: neither the sweep nor another upload touches it meanwhile.

    Returns its name: the one it has, by whichever key, else the newest. So it is kept once, also after a new key.
    """
    dialect = sqlite if tx.session.connection().dialect.name == "sqlite" else postgresql
    there = set(tx.session.connection().scalars(select(CONTENTS.c.name).where(CONTENTS.c.name.in_(names))))
    name = next((one for one in names if one in there), names[0])
    row = dialect.insert(CONTENTS).values(name=name, stored_at=tx.now)
    tx.session.connection().execute(row.on_conflict_do_update(index_elements=["name"], set_={"stored_at": tx.now}))
    return name


def list_papers(tx: Tx) -> Sequence[Paper]:
    """The actor's own, newest first."""
    query = rows_of(Paper).where(Paper.owner == owner_of(tx)).order_by(col(Paper.uploaded_at).desc(), col(Paper.id))
    return tx.session.exec(query.limit(AT_MOST)).all()


def own_paper(tx: Tx, upload_id: str) -> tuple[Paper, Sequence[PaperUse], Sequence[PaperRead]]:
    """One of the actor's own with its uses and the reads by others. Raises NotFound, also for somebody else's."""
    paper = tx.session.get(Paper, upload_id)
    if paper is None or paper.owner != owner_of(tx):
        raise _unknown()
    uses = rows_of(PaperUse).where(PaperUse.paper_id == paper.id).order_by(col(PaperUse.handed_at))
    reads = rows_of(PaperRead).where(PaperRead.paper_id == paper.id).order_by(col(PaperRead.at))
    return paper, tx.session.exec(uses).all(), tx.session.exec(reads).all()


def kept_until(paper: Paper, today: date) -> date | None:
    """The day from which on a paper that nobody hands in is swept; None once it was handed in."""
    days = int(law().at("unused-paper-days", today).value)
    return None if paper.used_at else day_of(paper.uploaded_at) + timedelta(days=days)


def read_content(tx: Tx, upload_id: str) -> tuple[Paper, bytes]:
    """The content of a paper. A read by anybody but the owner is recorded, in its list and in the case's chain.

    Raises NotFound for papers that do not concern the actor, InvalidInput without a purpose, Conflict if the content
    is not what it was, Unavailable.
    """
    paper = tx.session.get(Paper, upload_id)
    if paper is None:
        raise _unknown()
    # What a window uploaded is the window's until it is handed in; then it is the applicant's, in a case.
    if paper.owner == owner_of(tx) and (tx.actor.role == "resident" or paper.used_at is None):
        return paper, vault_of(tx).get(paper.digest)
    if tx.actor.role == "resident":
        raise _unknown()
    query = rows_of(PaperUse).where(PaperUse.paper_id == paper.id).order_by(col(PaperUse.handed_at).desc())
    for use in tx.session.exec(query).all():
        case = find(tx, use.case_id)
        if case and _needs(tx, case, paper, use.material):
            break
    else:
        raise _unknown()
    if not tx.actor.purpose.strip():
        raise InvalidInput(
            "onething.no-purpose",
            "查阅材料须说明目的",
            "reading a paper needs a purpose",
            then="在请求头 Civic-Purpose 中写明目的后重试 / say why in the header Civic-Purpose and try again",
        )
    data = vault_of(tx).get(paper.digest)
    _record(tx, paper, use)
    return paper, data


def _needs(tx: Tx, case: CaseState, paper: Paper, material: str) -> bool:
    """Whether an item that the actor may decide needs the material, or the actor's window has to do with the case.

    A town's officer may decide what its mandates name; a town's window has to do with the town's own cases and with
    what it took in.
    """
    actor = tx.actor
    if actor.town and rows.seat(case) != actor.town:
        return actor.role == "window" and paper.owner == owner_of(tx)
    if actor.role == "window":
        return bool(actor.town) or actor.county in {CITY, case.county, case.intake_county}
    needing = [
        item
        for item in case.items.values()
        if any(need.origin == "material" and need.name == material for need in case.entry.steps[item.key].needs)
    ]
    if actor.town:
        matters = (rows.matter(case.one_thing_id, item.key) for item in needing)
        return any(lock_mandates(tx, matter, [actor.town]) for matter in matters)
    return any(item.department == actor.department and actor.county in {CITY, item.county} for item in needing)


def _record(tx: Tx, paper: Paper, use: PaperUse) -> None:
    actor = tx.actor
    tx.session.add(
        PaperRead(
            id=new_id(),
            paper_id=paper.id,
            at=tx.now,
            reader=owner_of(tx)[:80],
            department=actor.department,
            county=actor.county,
            purpose=actor.purpose.strip()[:MOST_PURPOSE],
            case_id=use.case_id,
        )
    )
    case = _find_locked(tx, use.case_id)
    title = next((m.title for m in case.entry.materials if m.id == use.material), {"zh": use.material, "en": ""})
    told = {
        "code": "onething.paper-read",
        "zh": f"查阅材料：{title['zh']}",
        "en": f"read a paper: {title['en']}",
        "field": f"material.{use.material}",
    }
    log(tx, case, "paper_read", status=case.status, reasons=[told])


def _find_locked(tx: Tx, case_id: str) -> CaseState:
    """A case that was found without a lock, as it is now."""
    read(tx, [case_id], lock=True)
    case = find(tx, case_id)
    assert case is not None
    return case


def _unknown() -> NotFound:
    return NotFound("onething.no-such-material", "没有这份材料", "no such paper")


def sweep(tx: Tx) -> bool:
    """Deletes uploads that nobody handed in, then contents that nobody has; True while there may be more.

    A content's row is locked while it is deleted, and its absence is locked by making it: an upload of the same
    content waits, then writes it again.
    """
    before = tx.now - timedelta(days=int(law().at("unused-paper-days", day_of(tx.now)).value))
    query = select(PAPERS.c.content).where(PAPERS.c.used_at.is_(None), PAPERS.c.uploaded_at < before)
    found = tx.session.connection().execute(query.order_by(PAPERS.c.uploaded_at).limit(BATCH)).all()
    for name in sorted({row.content for row in found}):
        _let_go(tx, name, before)
    return len(found) == BATCH


def _let_go(tx: Tx, name: str, before: datetime) -> None:
    """Deletes the unused records of a content, and the content if no record is left."""
    connection = tx.session.connection()
    # Locked in the order of an upload: content first, then records. Who locks nothing else makes no record meanwhile,
    # and those made before are seen by a statement that begins now.
    connection.execute(update(CONTENTS).where(CONTENTS.c.name == name).values(name=name))
    unused = (PAPERS.c.content == name, PAPERS.c.used_at.is_(None), PAPERS.c.uploaded_at < before)
    connection.execute(delete(PAPERS).where(*unused))
    if connection.execute(select(PAPERS.c.id).where(PAPERS.c.content == name).limit(1)).first() is None:
        vault_of(tx).storage.remove(name)
        connection.execute(delete(CONTENTS).where(CONTENTS.c.name == name))


def sweep_orphans(tx: Tx) -> None:
    """Deletes contents without a record, as a process leaves them that died before its commit. One shard a run."""
    hours = int(law().at("orphan-hours", day_of(tx.now)).value)
    shard = int(tx.now.timestamp() // SWEEP_SECONDS) % SHARDS
    sweep_shard(tx, f"{shard:02x}", tx.now - timedelta(hours=hours))


def sweep_shard(tx: Tx, shard: str, before: datetime) -> int:
    """Deletes what was put in a shard before a moment and has no record; returns how many."""
    gone = 0
    for name in vault_of(tx).storage.older(shard, before):
        if tx.session.connection().execute(select(CONTENTS.c.name).where(CONTENTS.c.name == name)).first():
            continue
        try:
            # Claimed by making its row: an upload that is on its way has made it first.
            with tx.session.begin_nested():
                tx.session.connection().execute(CONTENTS.insert().values(name=name, stored_at=tx.now))
        except Exception as error:
            if is_unique_clash(error):
                continue
            raise
        vault_of(tx).storage.remove(name)
        tx.session.connection().execute(delete(CONTENTS).where(CONTENTS.c.name == name))
        gone += 1
        logger.info("content %s had no record and was deleted", name)
    return gone
