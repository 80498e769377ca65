"""Childcare (托育): guidance for parents, and institutions with places near home."""
