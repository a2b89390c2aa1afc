"""A package that brings a part of itself along."""

from . import part
