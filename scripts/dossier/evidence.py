"""Claims, sources, and what the dossier says that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import entries, sources
from dossier.checked import Both, Checked, file_of, told_of, uncited


def claims(both: Both) -> Iterator[Checked]:
    """Every claim has its verdict, names the text that makes it and cites some of the evidence."""
    for row in both.dossier["claims"]:
        id_ = entries.claim(row["id"])
        claim = both.site.claims.get(id_)
        if claim is None:
            yield Checked(row["id"], file_of(id_), ("there is no such claim",))
            continue
        lacks = list(uncited(both, id_, sources(row)))
        if claim.verdict != row["verdict"]:
            lacks.append(f"the verdict is {claim.verdict}, not {row['verdict']}")
        text = both.table["seeds"][row["seed"]]
        if claim.by.id != text:
            lacks.append(f"it is by {claim.by.id}, not {text}")
        dropped = [key for key in sources(row) if key not in both.cited.get(id_, ())]
        drops = (f"does not cite {', '.join(dropped)}",) if dropped and not lacks else ()
        yield Checked(row["id"], file_of(id_), tuple(lacks), drops)


def registry(both: Both) -> Iterator[Checked]:
    """Every source has its key, its address and its tier, as corrected."""
    for key in both.dossier["sources"]:
        source, expected = both.site.guide.sources.get(key), both.sources[key]
        lacks = []
        if source is None:
            lacks.append("there is no such source")
        else:
            for name, found in (("URL", source.url), ("tier", source.tier)):
                wanted = expected.get(name, "")
                if found != wanted:
                    lacks.append(f"the {name} is {found or 'not given'}, not {wanted or 'none'}")
        yield Checked(key, "content/sources.yaml", tuple(lacks))


def gaps(both: Both) -> Iterator[Checked]:
    """What the dossier could not find out the guide says that it does not know."""
    for words in both.dossier["gaps"]:
        yield told_of(both, "gaps", entries.gap(words))
