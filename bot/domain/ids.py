"""Identifiers have types of their own, so that a person is never passed where a group is meant."""

from typing import NewType

TenantId = NewType("TenantId", str)
BodyId = NewType("BodyId", str)
PersonId = NewType("PersonId", str)
SeminarId = NewType("SeminarId", str)
GroupId = NewType("GroupId", str)

RoundId = NewType("RoundId", str)
ReflectionId = NewType("ReflectionId", str)
CommitmentId = NewType("CommitmentId", str)
CarriedMatterId = NewType("CarriedMatterId", str)
PulseId = NewType("PulseId", str)
LiveSessionId = NewType("LiveSessionId", str)
SparringId = NewType("SparringId", str)
