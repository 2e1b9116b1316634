package dev.caesura.console.meter;

import static dev.caesura.service.MeterSheet.counter;
import static dev.caesura.service.MeterSheet.gaugeIn;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/** The console's meters, each declared once: for their registration, and for the reference. */
public enum ConsoleMeter implements StatedMeter {
    SIGN_INS(
            counter(
                    "caesura.console.sign.ins",
                    "Passwords and tokens: ok, refused, or limited, which came too fast to be"
                            + " checked",
                    "result")),
    LOG_UNREAD(
            gaugeIn(
                    "caesura.console.log.unread",
                    "seconds",
                    "How long the topics have been unreadable; 0 while they can be read"));

    private final MeterSheet sheet;

    ConsoleMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}
