"""Playing cases of a catalogue entry through a year in virtual time: how many officers the promised limits take.

The rules are the real ones: `rules.advance` moves the cases, `clock` reads their limits, `city.calendar` says which
days are worked. Invented is only what people do, see `parameters.yaml`.
"""
