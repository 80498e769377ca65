"""Jobs, seekers, applications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import employment_pb2 as pb

from services.employment.actions import jobs
from services.employment.rpc import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.employment.models import JobApplication, JobOffer

_LISTS = ("certificates", "skills", "shifts")


def post_job(tx: Tx, request: pb.PostJobRequest) -> pb.JobOffer:
    """See the proto."""
    job, flags = jobs.post(tx, _said(request))
    answer = _job(job)
    answer.flags.extend(say.reasons(flags))
    return answer


def register_seeker(tx: Tx, request: pb.RegisterJobSeekerRequest) -> pb.JobSeeker:
    """See the proto."""
    said = _said(request)
    seeker = jobs.seek(tx, said.pop("resident_id"), said)
    return pb.JobSeeker(seeker_id=seeker.resident_id)


def match_jobs(tx: Tx, request: pb.MatchJobsRequest) -> pb.MatchJobsResponse:
    """See the proto."""
    answer = pb.MatchJobsResponse()
    for job, found in jobs.match(tx, request.seeker_id, request.limit):
        answer.matches.add(job=_job(job), score=found.score, reasons=say.reasons(found.reasons))
    return answer


def check_fairness(tx: Tx, _: pb.CheckJobFairnessRequest) -> pb.CheckJobFairnessResponse:
    """See the proto."""
    answer = pb.CheckJobFairnessResponse()
    for key, group, seekers, mean, fair in jobs.fairness(tx):
        answer.groups.add(qualifications=key, people=group, seekers=seekers, mean_shown=mean, fair=fair)
    return answer


def apply_for_job(tx: Tx, request: pb.ApplyForJobRequest) -> pb.JobApplication:
    """See the proto."""
    return _application(jobs.apply(tx, request.job_id, request.resident_id))


def hire_applicant(tx: Tx, request: pb.HireApplicantRequest) -> pb.JobApplication:
    """See the proto."""
    return _application(jobs.hire(tx, request.application_id))


def _said(request: Message) -> dict[str, Any]:
    names = [field.name for field in request.DESCRIPTOR.fields]
    return {name: list(getattr(request, name)) if name in _LISTS else getattr(request, name) for name in names}


def _job(job: JobOffer) -> pb.JobOffer:
    told = {"certificates": job.certificates, "skills": job.skills}
    return pb.JobOffer(
        job_id=job.id,
        employer_code=job.employer_code,
        title=job.title,
        county=job.county,
        shift=job.shift,
        wage_fen=job.wage_fen,
        openings=job.openings,
        filled=job.filled,
        state=job.state,
        **told,
    )


def _application(made: JobApplication) -> pb.JobApplication:
    return pb.JobApplication(application_id=made.id, job_id=made.job_id, resident_id=made.resident_id, state=made.state)


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "PostJob": post_job,
    "RegisterJobSeeker": register_seeker,
    "MatchJobs": match_jobs,
    "CheckJobFairness": check_fairness,
    "ApplyForJob": apply_for_job,
    "HireApplicant": hire_applicant,
}
