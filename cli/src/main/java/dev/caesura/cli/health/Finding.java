package dev.caesura.cli.health;

/**
 * A finding that needs a person's attention.
 *
 * @param code short and stable, for programs
 * @param says the problem
 * @param advice the remedy
 */
public record Finding(String code, String says, String advice) {}
