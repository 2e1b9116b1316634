package dev.caesura.service.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;

/** Finds the keys that a properties file has more than once: only the last would count. */
final class RepeatedKeys extends Properties {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> repeated = new LinkedHashSet<>();

    private RepeatedKeys() {}

    static Set<String> of(String text) throws IOException {
        RepeatedKeys keys = new RepeatedKeys();
        keys.load(new StringReader(text));
        return keys.repeated;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
        Object before = super.put(key, value);
        if (before != null) {
            repeated.add(String.valueOf(key));
        }
        return before;
    }
}
