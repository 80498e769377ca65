"""The demonstration: a newborn's one-thing on a platform of its own."""
