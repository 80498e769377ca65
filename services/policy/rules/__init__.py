"""The rules: variables of an OpenFisca system over dated parameters, and what benefits are to each other."""
