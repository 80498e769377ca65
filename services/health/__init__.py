"""Health (卫生健康): birth certificates, vaccination records, medical insurance and what it pays for a birth."""
