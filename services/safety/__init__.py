"""Public safety (公共安全): incidents and who is sent, warnings, contingency plans, shelters, after-action review."""
