"""Times in words: what people offer, what is written back, and the moment a coordinator types."""

from paiban.skills.moments import read_moment
from paiban.skills.times_reading import TimesReading, read_times
from paiban.skills.times_writing import write_times

__all__ = ["TimesReading", "read_moment", "read_times", "write_times"]
