"""Surveillance of infectious diseases (传染病监测预警): counts, detection, signals, verification, precision."""
