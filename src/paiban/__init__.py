"""paiban (排班): constraint-based volunteer scheduling and assignment."""
