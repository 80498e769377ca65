"""Employment and social security (人力社保): the social-security card."""
