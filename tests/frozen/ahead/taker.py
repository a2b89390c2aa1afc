"""Takes what another module has at this one's import."""

import base
from base import limit, scale

doubled = base.limit * 2


class Derived(base.Base):
    pass
