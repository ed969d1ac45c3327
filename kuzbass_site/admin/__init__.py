"""Writing entries in the browser, at ``/admin/``: Sveltia CMS, set up from the model of the front matter.

It stands outside the build: ``kuzbass-site admin`` puts it into an output when ``site.yaml`` switches it on.
"""

from kuzbass_site.admin.config import settings, shapes
from kuzbass_site.admin.fetching import PROGRAMS, FetchError, fetch
from kuzbass_site.admin.page import files

__all__ = ["PROGRAMS", "FetchError", "fetch", "files", "settings", "shapes"]
