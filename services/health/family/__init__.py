"""Family doctors (家庭医生签约): packages, one-year contracts, services due and done, renewal; and tasks."""
