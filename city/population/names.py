"""Names and nationalities, composed at random: no list of real people stands behind them.

Surnames are those common in western Zhejiang with 徐 as the most frequent one of Quzhou; the weights are invented.
She people (畲族) bear the surnames 雷, 蓝 and 钟. Given names follow the fashion of three generations.
"""

import numpy as np
from numpy.typing import NDArray

from city.places import villages
from city.population.draws import WHEEL_SIZE, Draws, turn, wheel
from city.population.families import NOBODY, Families

HAN, SHE = range(2)

_LETTERS = 4  # longest name: a surname of two characters and a given name of two

# Weight of each surname, by groups.
_SURNAMES = {
    80: "徐",
    50: "王周郑陈",
    32: "吴姜毛张杨叶余",
    22: "汪方李程江刘黄何",
    14: "祝胡詹朱童占林潘",
    8: "蒋严柴邱傅宋金邵范廖赖夏孙鲁赵",
    4: "洪翁俞柳苏曾戴颜冯罗谢许沈章邹应饶舒丁唐钱",
    2: "璩雷兰蓝包段聂华尹鄢韩曹彭高",
}
_COMPOUND_SURNAMES = {2: ("诸葛", "欧阳")}
_SHE_SURNAMES = {8: "雷", 6: "蓝", 5: "钟"}

# Per generation: born before which year, percent of given names with one character, and by sex the characters for the
# first and the second place, the frequent ones first.
_GENERATIONS = (
    (
        1970,
        8,
        (
            "国建志德金荣永水土樟树林良忠明正文福光炳家洪根",
            "华明根生福林良发祥顺昌清海平军富贵民祖荣松兴法",
        ),
        (
            "秀桂菊珍凤仙爱莲美金玉春雪月水彩素荷素惠翠云小",
            "英兰香花珠娥娟梅凤仙莲珍芳琴芬菊萍红秀美玲",
        ),
    ),
    (
        2000,
        30,
        (
            "建志伟晓俊国海小文永忠启明宏卫剑立军正旭云",
            "伟军杰斌峰勇俊涛辉磊浩刚超波凯明飞华平龙敏",
        ),
        (
            "晓丽小美雪海慧红春玲秀文佳建淑燕彩冬艳云婷静",
            "芳燕娟敏静霞红婷艳琴萍玲倩慧丹莉英洁琳英颖娜君",
        ),
    ),
    (
        10_000,
        12,
        (
            "子浩宇梓俊博文一明皓思嘉睿泽家天奕晨哲昊锦",
            "轩涵睿宇泽辰宸博豪杰凡诺航瑞霖然阳恒哲逸洋铭",
        ),
        (
            "子梓欣雨思佳诗一可语梦若嘉雅紫依心熙芷舒艺",
            "涵萱怡琪妍彤馨悦诺桐瑶菲宁瑜晗婷琳玥汐溪婧",
        ),
    ),
)

# Percent of the people who are She, and among those who live in the She township.
_SHE_SHARE, _SHE_SHARE_TOWNSHIP = 0.6, 30.0
_SHE_TOWNSHIP = "330825212"  # 沐尘畲族乡


def nationalities(families: Families, village: NDArray[np.int16], draws: Draws) -> NDArray[np.uint8]:
    """Return HAN or SHE for everybody; a child of one She parent is She. `village`: each person's, shape (people,)."""
    township = np.array([each.parent == _SHE_TOWNSHIP for each in villages()])[village]
    chance = np.where(township, _SHE_SHARE_TOWNSHIP, _SHE_SHARE)
    she = draws.uniform(len(village)) * 100 < chance
    she = she[_namesake(families)]
    linked = np.flatnonzero((families.father != NOBODY) | (families.mother != NOBODY))
    father, mother = families.father[linked], families.mother[linked]
    for _ in range(2):  # from grandparents to parents, from parents to children
        she[linked] = (she[father] & (father != NOBODY)) | (she[mother] & (mother != NOBODY))
    return np.where(she, SHE, HAN).astype(np.uint8)


def names(
    families: Families, nationality: NDArray[np.uint8], born: NDArray[np.int16], draws: Draws
) -> NDArray[np.str_]:
    """Return a name of two to four characters for everybody.

    Args:
        families: who bears whose surname.
        nationality: HAN or SHE; shape (people,).
        born: year of birth; shape (people,).
        draws: the stream to draw from.
    """
    people = len(born)
    surname = _surnames(nationality, draws.words(people))[_namesake(families)]
    first, second = _given(families.sex, born, draws.words(people))
    letters = np.zeros((people, _LETTERS), dtype=np.uint32)
    letters[:, :2] = surname
    compound = surname[:, 1] > 0
    letters[:, 1] = np.where(compound, surname[:, 1], first)
    letters[:, 2] = np.where(compound, first, second)
    letters[:, 3] = np.where(compound, second, 0)
    return letters.view(f"U{_LETTERS}")[:, 0]


def _namesake(families: Families) -> NDArray[np.int32]:
    """Whose surname everybody bears: the father's, who may bear his own father's."""
    return families.named_after[families.named_after]


def _surnames(nationality: NDArray[np.uint8], words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Two code points for everybody, the second one zero unless the surname is compound; shape (people, 2)."""
    han = [(name, weight) for weight, group in _SURNAMES.items() for name in group]
    han += [(name, weight) for weight, group in _COMPOUND_SURNAMES.items() for name in group]
    she = [(name, weight) for weight, group in _SHE_SURNAMES.items() for name in group]
    tables = np.array([_sectors(han), _sectors(she)])
    found: NDArray[np.uint32] = tables[nationality, turn(words, 0)]
    return found


def _sectors(weighted: list[tuple[str, int]]) -> NDArray[np.uint32]:
    code_points = np.array([[ord(letter) for letter in name.ljust(2, "\0")] for name, _ in weighted], dtype=np.uint32)
    return code_points[wheel([weight for _, weight in weighted])]


def _given(
    sex: NDArray[np.uint8], born: NDArray[np.int16], words: NDArray[np.uint64]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Code points of the first and second character of everybody's given name; the second may be zero."""
    generation = np.searchsorted([until for until, *_ in _GENERATIONS], born, side="right")
    group = generation * 2 + sex
    places = [
        np.array([_characters(by_sex[place]) for _, _, *both in _GENERATIONS for by_sex in both]) for place in (0, 1)
    ]
    first, second = (table[group, turn(words, place)] for place, table in enumerate(places))
    single = np.array([percent for _, percent, *_ in _GENERATIONS])[generation] * WHEEL_SIZE > 100 * turn(
        words, 2
    ).astype(np.int64)
    # A name of one character is taken from the second place, whose characters stand alone well (陈伟, 徐芳).
    return np.where(single, second, first), np.where(single, 0, second)


def _characters(frequent_first: str) -> NDArray[np.uint32]:
    weights = [1000 // (place + 6) for place in range(len(frequent_first))]
    return np.array([ord(each) for each in frequent_first], dtype=np.uint32)[wheel(weights)]
