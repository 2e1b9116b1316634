package dev.caesura.cli.health;

/**
 * Something that a person should look at.
 *
 * @param code short and stable, for programs
 * @param says what is the matter
 * @param advice what to do about it
 */
public record Finding(String code, String says, String advice) {}
