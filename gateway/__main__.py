"""`python -m gateway`: the gateway of a platform whose departments run elsewhere."""

from __future__ import annotations

from chassis import telemetry
from chassis.auth import Keyring
from chassis.bus import open_bus
from chassis.settings import Settings
from gateway.app import make_app, serve


def main() -> None:
    """Serves until it is told to stop (SIGTERM, SIGINT), then ends what is under way.

    Raises FileNotFoundError if the keys of the gateway are not in `settings.keys`.
    """
    settings = Settings()
    telemetry.start("gateway", settings.otlp_endpoint, settings.otlp_sample, settings.log_level)
    bus = open_bus(settings)
    try:
        serve(settings, make_app(settings, Keyring(settings.keys, "gateway"), bus))
    finally:
        bus.close()
        telemetry.stop()


if __name__ == "__main__":
    main()
