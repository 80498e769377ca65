"""Transport (数字交通): positions and arrival times, congestion, incidents, green ways, parking, rides."""
