"""Where an officer starts: "Việc của tôi", the leader's cockpit and the search over what they may see."""
