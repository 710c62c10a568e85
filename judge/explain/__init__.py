"""Why a submission fails: the smallest input that shows it, and the likely mistake."""
