"""What numbers of a text count or measure, in English and in Russian: pieces of patterns."""

from __future__ import annotations

# Signs are the same in both languages but for their letters, and their case counts.
SIGNS = {
    "en": r"t|kt|Mt|kg|km|m|cm|mm|ha|km²|m²|m³|k[WV]|[MG]W|MVA|[kMGT]Wh|Gcal|hp|°C?",
    "ru": r"т|кг|км|м|см|мм|га|к[мв]\.? ?[²м]\.?|м²|м³|к[Вв]т|[МГ][Вв]т|кВ|МВА|к?Вт·ч|Гкал|л\. ?с\.|°C?|чел\.|руб\.",
}

_ENGLISH = """
tons? tonnes? kilograms? poods? kilomet(?:re|er)s? met(?:re|er)s? centimet(?:re|er)s? millimet(?:re|er)s? miles?
versts? hectares? acres? megawatts? gigawatts? kilowatts? kilovolts? horsepower degrees
roubles? rubles? dollars? euros? pounds
people persons inhabitants residents citizens workers employees staff miners men women children families
households dead deaths victims casualties injured prisoners deportees settlers exiles specialists
engineers students pupils colonists soldiers volunteers
houses homes flats apartments mines pits shafts collieries ovens furnaces enterprises companies
"""
_RUSSIAN = r"""
тонн(?:а|ы|у)? килограмм\w* пуд(?:а|ов)? километр\w* метр(?:а|ов|ах)? сантиметр\w* миллиметр\w* вёрст\w* верст\w*
гектар\w* мегаватт\w* гигаватт\w* киловатт\w* киловольт\w* градус\w* рубл\w* доллар\w* евро
человек\w* люд(?:и|ей|ям|ях) жител\w* горожан\w* рабоч(?:ий|их|ими|им) работник\w* сотрудник\w* шахтёр\w*
горняк\w* мужчин\w* женщин\w* дет(?:и|ей) сем(?:ей|ьи|ья|ьям) погибш\w* жертв\w* пострадавш\w* раненых
заключённ\w* спецпоселен\w* ссыльн\w* специалист\w* инженер\w* студент\w* учащ\w* колонист\w* солдат\w*
дом(?:а|ов)? квартир\w* шахт(?:а|ы)? разрез(?:а|ов)? печ(?:ь|и|ей) домен предприяти\w* компани\w*
"""

WORDS = {"en": "|".join(_ENGLISH.split()), "ru": "|".join(_RUSSIAN.split())}

MULTIPLES = {
    "en": r"hundred|thousand|million|billion|bn|dozen|square|cubic",
    "ru": r"тыс\.|млн|млрд|тысяч\w*|миллион\w*|миллиард\w*|квадратн\w+|кубическ\w+|кв\.|куб\.",
}

LARGE = {
    "en": r"(?:thousand|million|billion|bn)\b",
    "ru": r"(?:тыс\.|(?:млн|млрд|тысяч\w*|миллион\w*|миллиард\w*)\b)",
}

# Numbers in words, from ten on: "two men" is no figure to look up.
COUNTED = {
    "en": (
        r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
        r"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
        r"|(?:an?|one|two|three|four|five|six|seven|eight|nine)(?= (?:hundred|thousand|million|billion|dozen)\b))\b"
    ),
    "ru": (
        r"(?:(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)(?: [а-яё]+)?"
        r"|десять|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцать"
        r"|сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот"
        r"|(?:од(?:ин|на)|два|две|три|четыре|пять|шесть|семь|восемь|девять)(?= (?:тысяч|миллион|миллиард)))\b"
    ),
}

# Of each of these numbers in words a piece; a text without any of the pieces holds none of them.
COUNTED_PIECES = {
    "en": ("ty", "ten", "teen", "eleven", "twelve", "hundred", "thousand", "illion", "dozen"),
    "ru": (
        *("дцат", "сорок", "десят", "девян", "сто", "сот", "двест", "трист", "четырест"),
        *("тысяч", "миллион", "миллиард"),
    ),
}

# Words between a number and what it counts that end the phrase: "in 1936 the workers".
NOT_BETWEEN = {
    "en": (
        r"the|an?|and|or|of|to|in|on|at|by|for|from|with|when|its|his|her|their|these|those"
        r"|was|were|is|are|had|after|before|as"
    ),
    "ru": r"и|или|а|но|в|во|на|с|со|к|у|о|об|от|до|по|из|за|для|при|когда|год\w*|г|его|её|их|эти\w*|был\w*|не|как",
}
