"""Takes all that another module has."""

from base import *
