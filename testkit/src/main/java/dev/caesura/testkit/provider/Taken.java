package dev.caesura.testkit.provider;

/**
 * A message that a stand-in took, and that a contact has therefore seen.
 *
 * @param id the provider's id of it
 * @param to the contact
 * @param text what it says
 * @param reference what the sender asked to have returned; empty if there is no such thing
 */
public record Taken(String id, String to, String text, String reference) {}
