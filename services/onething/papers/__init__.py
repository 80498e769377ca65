"""Papers (材料): what they are, where their content is kept, what is missing, what was promised in their place."""
