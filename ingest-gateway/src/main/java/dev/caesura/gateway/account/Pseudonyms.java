package dev.caesura.gateway.account;

import dev.caesura.gateway.signature.Pseudonym;
import dev.caesura.service.secret.Secret;
import java.util.function.UnaryOperator;

/**
 * Stand-ins for names of people: the same for the same name under the same key; without the key,
 * nobody can find the name of a stand-in.
 *
 * @param key the key that makes them
 */
public record Pseudonyms(Secret key) implements UnaryOperator<String> {

    @Override
    public String apply(String name) {
        return Pseudonym.of(name, key.reveal());
    }
}
