"""Which jobs suit a seeker (人岗匹配): hard conditions, words, skills; wording that discriminates; fairness. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import jieba
import numpy as np
from bm25s import BM25

from chassis.decisions import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_EARTH_KM = 6371.0
_WORD = re.compile(r"[\w+#]+")
ANY = "ANY"


@dataclass(frozen=True)
class Job:
    """A job on offer; places in WGS-84 degrees. Its words are cut once, when it is posted: that is the slow part."""

    id: str
    words: tuple[str, ...]
    lat: float
    lon: float
    shift: str
    certificates: frozenset[str]
    skills: frozenset[str]


@dataclass(frozen=True)
class Seeker:
    """What is matched of a seeker. Sex and age are not among it: they decide nothing."""

    wish: str
    lat: float
    lon: float
    most_km: float
    shifts: frozenset[str]
    certificates: frozenset[str]
    skills: frozenset[str]


@dataclass(frozen=True)
class Match:
    """A job that suits, its score from 0 to 1, and why it stands where it does."""

    job_id: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Wording:
    """Wording that must not stand in an offer: a pattern and where that is written."""

    id: str
    pattern: re.Pattern[str]
    source: str


def flagged(text: str, wordings: Iterable[Wording]) -> list[Reason]:
    """Discriminating wording in an offer (就业歧视用语), with the words and the law."""
    found = []
    for one in wordings:
        for hit in one.pattern.finditer(text):
            zh, en = f"“{hit.group()}”涉嫌就业歧视（{one.id}）", f"wording that discriminates by {one.id}"
            found.append(Reason(f"employment.discrimination-{one.id}", zh, en, one.source, field="text"))
    return found


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower() for word in jieba.cut_for_search(text) if _WORD.fullmatch(word)]


@dataclass
class Index:
    """An index over jobs; it is made once and never changed: a new one is made beside it."""

    jobs: Sequence[Job]
    version: tuple[Any, ...] = ()
    _bm25: Any = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Counts words and lays out places."""
        self._tokens = [list(job.words) for job in self.jobs]
        if any(self._tokens):
            self._bm25 = BM25()
            self._bm25.index(self._tokens, show_progress=False)
        self._places = np.radians(np.array([(job.lat, job.lon) for job in self.jobs], dtype=float).reshape(-1, 2))
        self._shifts = np.array([job.shift for job in self.jobs])

    def match(self, seeker: Seeker, most: int, weights: Mapping[str, float]) -> list[Match]:
        """The jobs that meet every hard condition, best first."""
        if not self.jobs:
            return []
        away = self._away(seeker)
        able = (away <= seeker.most_km) & (np.isin(self._shifts, [*seeker.shifts, ANY]) | (ANY in seeker.shifts))
        chosen = [at for at in np.flatnonzero(able).tolist() if self.jobs[at].certificates <= seeker.certificates]
        if not chosen:
            return []
        asked = [word for word in dict.fromkeys(words(seeker.wish)) if self._bm25 and word in self._bm25.vocab_dict]
        text = self._bm25.get_scores(asked)[chosen] if asked else np.zeros(len(chosen))
        text = text / top if (top := float(text.max())) > 0 else text
        skills = np.array([_share(self.jobs[at].skills, seeker.skills) for at in chosen])
        near = 1 - away[chosen] / max(seeker.most_km, 1e-9)
        score = weights["words"] * text + weights["skills"] * skills + weights["near"] * near
        best = sorted(range(len(chosen)), key=lambda at: (-score[at], self.jobs[chosen[at]].id))[:most]
        return [
            Match(
                self.jobs[chosen[at]].id,
                round(float(score[at]), 4),
                self._why(chosen[at], seeker, asked, float(away[chosen[at]])),
            )
            for at in best
        ]

    def _away(self, seeker: Seeker) -> Any:  # noqa: ANN401 - an array of km
        lat, lon = np.radians(seeker.lat), np.radians(seeker.lon)
        half = np.sin((self._places[:, 0] - lat) / 2) ** 2
        half += np.cos(lat) * np.cos(self._places[:, 0]) * np.sin((self._places[:, 1] - lon) / 2) ** 2
        return 2 * _EARTH_KM * np.arcsin(np.sqrt(half))

    def _why(self, at: int, seeker: Seeker, asked: Sequence[str], away: float) -> tuple[Reason, ...]:
        job = self.jobs[at]
        reasons = [Reason("employment.near", f"距离 {away:.1f} 公里", f"{away:.1f} km away")]
        if shared := sorted(job.skills & seeker.skills):
            told = (
                f"技能相符 {len(shared)}/{len(job.skills)}：{'、'.join(shared)}",
                f"{len(shared)} of {len(job.skills)} skills",
            )
            reasons.append(Reason("employment.skills", *told))
        there = set(self._tokens[at])
        if same := [word for word in asked if word in there]:
            reasons.append(
                Reason("employment.words", f"意向相符：{'、'.join(same)}", "the wish matches: " + ", ".join(same))
            )
        if job.certificates:
            held = "、".join(sorted(job.certificates))
            reasons.append(Reason("employment.certificates", f"持有所需证书：{held}", f"certificates held: {held}"))
        return tuple(reasons)


def _share(needed: frozenset[str], has: frozenset[str]) -> float:
    return len(needed & has) / len(needed) if needed else 0.0


def fairness(shown: Iterable[tuple[str, str, int]], least_ratio: float) -> list[tuple[str, str, int, float, bool]]:
    """Mean number of jobs shown per group among seekers of equal qualifications (公平性检查).

    `shown`: qualifications, group (sex/age), jobs shown. Returns qualifications, group, seekers, mean, and whether it
    is at least `least_ratio` of the best group's mean. Qualifications of a single group compare with nobody.
    """
    table: dict[str, dict[str, list[int]]] = {}
    for key, group, count in shown:
        table.setdefault(key, {}).setdefault(group, []).append(count)
    found = []
    for key, groups in sorted(table.items()):
        means = {group: sum(counts) / len(counts) for group, counts in groups.items()}
        best = max(means.values())
        if len(groups) > 1:
            found += [
                (key, group, len(groups[group]), mean, not best or mean >= best * least_ratio)
                for group, mean in sorted(means.items())
            ]
    return found
