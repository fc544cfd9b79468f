// Parsing
