package dev.caesura.gateway.account;

import dev.caesura.gateway.signature.Pseudonym;
import dev.caesura.service.secret.Secret;
import java.util.function.UnaryOperator;

/**
 * Stand-ins for names of people: the same for the same name under the same key, and without the key
 * nobody gets from one to the name.
 *
 * @param key what they are made with
 */
public record Pseudonyms(Secret key) implements UnaryOperator<String> {

    @Override
    public String apply(String name) {
        return Pseudonym.of(name, key.reveal());
    }
}
