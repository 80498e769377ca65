"""proto3 JSON ⇄ protobuf by converters that are compiled once per message, because json_format is 8–10 × slower."""
