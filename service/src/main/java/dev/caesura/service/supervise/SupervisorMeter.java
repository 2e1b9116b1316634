package dev.caesura.service.supervise;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/** The supervisor's meters. */
public enum SupervisorMeter implements StatedMeter {
    RESTARTS(
            MeterSheet.counter(
                    "caesura.threads.restarts",
                    "How often a thread of the service was restarted after a failure",
                    "thread"));

    private final MeterSheet sheet;

    SupervisorMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}
