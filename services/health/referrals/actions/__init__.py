"""What people and the clock ask of referral."""
