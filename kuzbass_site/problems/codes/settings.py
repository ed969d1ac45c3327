"""Codes of the settings, the registry of sources and the templates."""

from __future__ import annotations

from kuzbass_site.problems.codes.code import N_, Code

CODES: tuple[Code, ...] = (
    Code(
        name="config/missing-file",
        message=N_("the guide has no file {0}"),
        hint=N_("is this the guide's folder? Give it with `--root`"),
        why=N_("A guide is a folder with content/site.yaml (its settings) and content/sources.yaml (its sources)."),
    ),
    Code(
        name="config/no-sources",
        message=N_("the guide has no file {0}"),
        hint=N_("make one: each source has a key, with its `title` and `tier` on the lines below it"),
        why=N_("Every source stands once in that file, and everything in the guide is said by a source."),
        right="bse_kaltan:\n  title: Kaltan, in the Great Soviet Encyclopaedia\n  tier: A",
    ),
    Code(
        name="config/missing-language",
        message=N_("this text is missing in: {0}"),
        hint=N_("write it beside the others: `{0}: …`"),
        why=N_("What readers see stands in every language that `languages:` lists."),
        wrong="iron: {label: {en: Iron}}",
        right="iron: {label: {en: Iron, ru: Железо}}",
    ),
    Code(
        name="config/empty-frame",
        message=N_("the frame holds no ground: south must be less than north, west less than east"),
        why=N_("The frame is the part of the world the map shows, in degrees."),
        wrong="frame: {south: 56.9, west: 84.3, north: 52.0, east: 89.6}",
        right="frame: {south: 52.0, west: 84.3, north: 56.9, east: 89.6}",
    ),
    Code(
        name="config/unknown-collection",
        message=N_("there is no collection `{0}`"),
        hint=N_("the collections are landmarks, towns, sectors, themes, tours, claims and pages"),
        why=N_("The collections are fixed: landmarks, towns, sectors, themes, tours, claims and pages."),
        wrong="collections:\n  mines: {label: {en: Towns}}",
        right="collections:\n  towns: {label: {en: Towns}}",
    ),
    Code(
        name="config/bad-geography",
        message=N_("this map data cannot be read: {0}"),
        hint=N_("make the file anew, or take it out: a guide needs no map data"),
        why=N_(
            "The map is drawn from content/data/: GeoJSON with longitude before latitude, and a list of settlements."
        ),
        wrong='{"type": "Feature", "geometry": {"type": "Point", "coordinates": ["54°N", "86°E"]}}',
        right='{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[86.1, 55.3], [86.2, 55.4]]}}',
    ),
    Code(
        name="config/featured-unknown",
        message=N_("the home page is to show `{0}`, and there is no such entry"),
        hint=N_("did you mean `{1}`?"),
        why=N_("`featured` in content/site.yaml lists ids of entries."),
        wrong="featured: [landmarks/red-hil]",
        right="featured: [landmarks/red-hill]",
    ),
    Code(
        name="config/unknown-drawing",
        message=N_("the type `{0}` is to be drawn as `{1}`, and static/drawings/ has no such drawing"),
        hint=N_("did you mean `{2}`?"),
        why=N_("A type of entry may name a drawing; without one it takes that of its own name, or a plain one."),
    ),
    Code(
        name="static/broken",
        message=N_("{0}"),
        why=N_("A style sheet or script names another file of static/, which must be there under that name."),
    ),
    Code(
        name="source/bad-key",
        message=N_("`{0}` cannot be the key of a source"),
        hint=N_("use small Latin letters, digits, `_` and `-`: `{1}`"),
        otherwise=N_("use small Latin letters, digits, `_` and `-`"),
        why=N_("Keys are typed by hand in every citation."),
        wrong="BSE Kaltan:\n  title: Kaltan",
        right="bse_kaltan:\n  title: Kaltan",
    ),
    Code(
        name="template/error",
        message=N_("the template cannot be rendered: {0}"),
        why=N_("A template uses a name that its view does not have, or is not valid Jinja. The line is that of the template."),
    ),
    Code(
        name="template/missing",
        message=N_("there is no template {0}"),
        why=N_("A guide's own templates/ override those of the package one by one; what neither has cannot be rendered."),
    ),
)  # fmt: skip
