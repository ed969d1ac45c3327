"""Templates as plain Python functions, and what they need while they run.

Jinja reads the templates and says what is wrong with them; here they become functions that do no more than
put strings together. A template that says more than that is left to Jinja, and so is a page on which such a
function fails: the bytes are Jinja's own either way, and so is every complaint.
"""

from __future__ import annotations

from kuzbass_site.templating.addresses import Addresses, relative
from kuzbass_site.templating.pieces import Pieces
from kuzbass_site.templating.profile import Profile, TemplateTime
from kuzbass_site.templating.scopes import Unsupported
from kuzbass_site.templating.templates import Templates

__all__ = ["Addresses", "Pieces", "Profile", "TemplateTime", "Templates", "Unsupported", "relative"]
