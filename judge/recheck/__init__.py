"""Judging again what a report says: reading the report, and comparing it with a new one."""
