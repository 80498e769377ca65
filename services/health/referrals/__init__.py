"""Two-way referral (双向转诊): a decision table, the way up with a slot kept, the reply, the way back down."""
