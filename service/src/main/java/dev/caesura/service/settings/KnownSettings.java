package dev.caesura.service.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The settings that Caesura has: a tree, with open places for the names that users give. */
public final class KnownSettings {

    /** The sections of services; a process knows only those of the services that it contains. */
    private static final Set<String> SERVICES = Set.of("gateway", "processor", "sender", "console");

    private final Node root = new Node("");

    /** The kinds of places in the tree. */
    enum Kind {
        /** A setting. */
        VALUE,
        /** Settings begin with it. */
        SECTION,
        /** A setting of a service that this process does not contain. */
        ELSEWHERE,
        /** Nothing. */
        UNKNOWN
    }

    /** A place in the tree; {@code element} is for what users name or number themselves. */
    static final class Node {
        private final String name;
        private final Map<String, Node> children = new HashMap<>();
        private @Nullable Node element;
        private boolean numbered;
        private boolean value;
        private boolean free;

        private Node(String name) {
            this.name = name;
        }

        private Node child(String part) {
            return children.computeIfAbsent(uniform(part), key -> new Node(part));
        }

        private Node element() {
            if (element == null) {
                element = new Node("");
            }
            return element;
        }
    }

    KnownSettings() {}

    /**
     * Adds a setting; {@code *} stands for a name, {@code #} for a list's number, {@code **} for
     * anything.
     */
    void add(String name) {
        Node at = root;
        for (String part : name.split("\\.", -1)) {
            if (part.equals("**")) {
                at.free = true;
                return;
            }
            boolean numbered = part.equals("#");
            at.numbered |= numbered;
            at = numbered || part.equals("*") ? at.element() : at.child(part);
        }
        at.value = true;
    }

    /** The kind of place that a name denotes. */
    Kind kind(ConfigurationPropertyName name) {
        Node at = root;
        boolean free = false;
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            if (i == 1 && isElsewhere(at, name.getElement(1, Form.UNIFORM))) {
                return Kind.ELSEWHERE;
            }
            boolean misnamed = at.numbered && !name.isNumericIndex(i);
            Node next = misnamed ? null : next(at, name.getElement(i, Form.UNIFORM));
            if (next == null) {
                return free ? Kind.VALUE : Kind.UNKNOWN;
            }
            at = next;
            free |= at.free;
        }
        return at.value ? Kind.VALUE : Kind.SECTION;
    }

    private static boolean isElsewhere(Node caesura, String section) {
        return SERVICES.contains(section) && !caesura.children.containsKey(section);
    }

    private static @Nullable Node next(Node at, String part) {
        Node child = at.children.get(uniform(part));
        return child == null ? at.element : child;
    }

    /** The name of the setting that an environment variable sets, such as CAESURA_TOPIC_PREFIX. */
    public Optional<String> ofVariable(String variable) {
        String[] tokens = variable.toLowerCase(Locale.ROOT).split("_", -1);
        return Optional.ofNullable(match(root, tokens, 0, ""));
    }

    /** Dashes are written as underscores or left out, so that one element may be several tokens. */
    private static @Nullable String match(Node at, String[] tokens, int from, String name) {
        if (from == tokens.length) {
            return at.value ? name : null;
        }
        if (at.free) {
            return name + "." + String.join(".", List.of(tokens).subList(from, tokens.length));
        }
        StringBuilder part = new StringBuilder();
        for (int to = from; to < tokens.length; to++) {
            part.append(tokens[to]);
            Node child = at.children.get(part.toString());
            String found =
                    child == null ? null : match(child, tokens, to + 1, join(name, child.name));
            if (found != null) {
                return found;
            }
        }
        boolean misnamed = at.numbered && !isNumber(tokens[from]);
        return at.element == null || misnamed ? null : matchElement(at.element, tokens, from, name);
    }

    private static boolean isNumber(String token) {
        return token.matches("\\d+");
    }

    private static @Nullable String matchElement(Node at, String[] tokens, int from, String name) {
        boolean number = isNumber(tokens[from]);
        return match(
                at,
                tokens,
                from + 1,
                number ? name + "[" + tokens[from] + "]" : join(name, tokens[from]));
    }

    private static String join(String name, String part) {
        return name.isEmpty() ? part : name + "." + part;
    }

    /** Whether this process contains the section's service. */
    boolean contains(String section) {
        Node caesura = root.children.get("caesura");
        return caesura != null && caesura.children.containsKey(section);
    }

    /**
     * All names, with the parts that users name themselves taken from {@code like}; an element that
     * it lacks is {@code NAME}.
     */
    List<String> names(ConfigurationPropertyName like) {
        List<String> names = new ArrayList<>();
        collect(root, "", 0, like, names);
        return names;
    }

    private static void collect(
            Node at, String name, int depth, ConfigurationPropertyName like, List<String> names) {
        if (at.value) {
            names.add(name);
        }
        if (at.free && depth < like.getNumberOfElements()) {
            names.add(name + rest(depth, like));
        }
        at.children
                .values()
                .forEach(child -> collect(child, join(name, child.name), depth + 1, like, names));
        if (at.element != null && !at.element.children.isEmpty()) {
            String element = at.numbered ? number(depth, like) : element(depth, like);
            collect(at.element, name + element, depth + 1, like, names);
        }
    }

    private static String rest(int depth, ConfigurationPropertyName like) {
        StringBuilder rest = new StringBuilder();
        for (int i = depth; i < like.getNumberOfElements(); i++) {
            rest.append(like.isNumericIndex(i) ? number(i, like) : element(i, like));
        }
        return rest.toString();
    }

    private static String number(int depth, ConfigurationPropertyName like) {
        boolean given = depth < like.getNumberOfElements() && like.isNumericIndex(depth);
        return given ? "[" + like.getElement(depth, Form.ORIGINAL) + "]" : "[0]";
    }

    private static String element(int depth, ConfigurationPropertyName like) {
        if (depth >= like.getNumberOfElements()) {
            return ".NAME";
        }
        String given = like.getElement(depth, Form.ORIGINAL);
        return given.matches("[a-z0-9-]*[a-z][a-z0-9-]*") ? "." + given : "[" + given + "]";
    }

    private static String uniform(String part) {
        return part.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
