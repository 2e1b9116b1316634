package dev.caesura.service.settings;

import org.jspecify.annotations.Nullable;

/** The ports on which a service listens; every service has these settings in its section. */
record ListenSettings(@Nullable Integer port, @Nullable Integer managementPort) {

    private static final int HIGHEST = 65_535;

    ListenSettings {
        require("port", port);
        require("management-port", managementPort);
    }

    private static void require(String name, @Nullable Integer port) {
        if (port != null && (port < 0 || port > HIGHEST)) {
            throw new IllegalArgumentException(
                    name
                            + " is "
                            + port
                            + "; write a port from 1 to "
                            + HIGHEST
                            + ", or 0 for any");
        }
    }
}
