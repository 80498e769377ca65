"""Supervision of medicine (医疗监管): prescriptions, prices and repeated examinations; findings, answers."""
