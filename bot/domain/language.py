"""The three forms of language that every text of the product exists in."""

from enum import StrEnum


class Language(StrEnum):
    NB = "nb"
    NN = "nn"
    EN = "en"
