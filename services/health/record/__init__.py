"""The electronic health record: FHIR R4 resources, who may read them, emergencies and the virtual health card."""
