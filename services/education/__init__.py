"""Education (数字教育): admissions, pick-up, campus security, credit bank, shared courses, special education."""
