"""The stage `growth`: looks at time and memory until they tell, and finds the line to blame."""
