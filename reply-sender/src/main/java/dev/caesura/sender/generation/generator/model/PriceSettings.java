package dev.caesura.sender.generation.generator.model;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a model costs, in any currency.
 *
 * @param inputPerMillion for a million tokens that are read
 * @param outputPerMillion for a million tokens that are written
 */
public record PriceSettings(
        @DefaultValue("0") double inputPerMillion, @DefaultValue("0") double outputPerMillion) {

    private static final double MILLION = 1_000_000;

    public PriceSettings {
        if (!(inputPerMillion >= 0) || !(outputPerMillion >= 0)) {
            throw new IllegalArgumentException(
                    "A price's input-per-million and output-per-million must be 0 or more");
        }
    }

    /** The price of some tokens. */
    public double of(long input, long output) {
        return (input * inputPerMillion + output * outputPerMillion) / MILLION;
    }
}
