package dev.caesura.testkit.provider;

/**
 * A message that a stand-in accepted, and that a contact has therefore seen.
 *
 * @param id the provider's id
 * @param to the contact
 * @param text its text
 * @param reference what the sender asked to have returned; empty if there is no such thing
 */
public record Taken(String id, String to, String text, String reference) {}
