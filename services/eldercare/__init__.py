"""Elder care (养老): calls for help, assessment, care, beds, meals, the six helps, and who is at risk."""
