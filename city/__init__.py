"""The city of Quzhou (衢州市) as plain facts: its places, its identity numbers and a population for demonstrations.

Everything here is pure: it reads its own data files once and otherwise computes. It knows no database, no network and
no department, and imports nothing of `chassis`, `services` or `gateway`. Sources and licences: `city/README.md`.
"""
