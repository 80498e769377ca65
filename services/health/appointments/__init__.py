"""Appointments (预约挂号): sessions and slots, booking, the waiting list (候补), the rule on no-shows (爽约)."""
