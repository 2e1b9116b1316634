package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.ConversationId;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Policies from a YAML file: {@code default}, then {@code channels}, then {@code accounts}, each on
 * top of the one before.
 *
 * <pre>{@code
 * default:
 *   gap: 30s
 *   similar-question: observe
 * channels:
 *   whatsapp:
 *     reply-window: 24h
 * accounts:
 *   "whatsapp:106540352242922":
 *     gap: 45s
 *     stop-keywords: [stop, unsubscribe]
 * }</pre>
 */
public final class PolicyFile {

    private static final Set<String> SECTIONS = Set.of("default", "channels", "accounts");

    private static final String NO_YAML = "is not valid YAML: ";

    private final String name;

    private PolicyFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param base the policy for everything that the file does not set
     * @throws PolicyException if it is wrong; the message has the line, and says what to write
     * @throws UncheckedIOException if it can't be read
     */
    public static Policies read(Path file, Policy base) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new PolicyFile(file.toString()).parse(reader, base);
        } catch (CharacterCodingException e) {
            throw new PolicyException(
                    file.toString(), "has a character that is not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policies can't be read from " + file.toAbsolutePath(), e);
        }
    }

    /** All keys of a policy, in the order of the page that lists them. */
    public static List<PolicyKey> keys() {
        return PolicyKeys.all();
    }

    /** Policies without a file: the demands of the channels themselves, on top of a base. */
    public static Policies standard(Policy base) {
        return new PolicyTree(base).policies();
    }

    /**
     * A policy with single settings, by the same names as in a file.
     *
     * @param prefix what the settings' names begin with where they are written
     * @throws PolicyException if one is wrong
     */
    public static Policy with(Policy base, String prefix, Map<String, String> settings) {
        Map<String, List<String>> split = new LinkedHashMap<>();
        settings.forEach((name, value) -> split.put(name, items(value)));
        return apply(base, prefix, split);
    }

    /** The items of a list that is written as one text, with commas. */
    public static List<String> items(String value) {
        return List.of(value.split("\\s*,\\s*")).stream().filter(item -> !item.isEmpty()).toList();
    }

    /**
     * Policies from settings, in the order and by the names of a file: on top of the base those of
     * a channel, then those of an account.
     *
     * @param base the policy of all others
     * @param prefix what the settings' names begin with where they are written, such as {@code
     *     caesura.policies.}
     * @param channels each channel's settings; a value that is a list has several items
     * @param accounts each account's settings, by {@code channel:account}
     * @throws PolicyException if one is wrong; the message has its name, and says what to write
     */
    public static Policies of(
            Policy base,
            String prefix,
            Map<String, Map<String, List<String>>> channels,
            Map<String, Map<String, List<String>>> accounts) {
        PolicyTree tree = new PolicyTree(base);
        channels.forEach(
                (channel, settings) -> {
                    String where = prefix + "channels." + channel;
                    requireChannel(channel, where);
                    tree.channel(channel, policy -> apply(policy, where + ".", settings));
                });
        accounts.forEach(
                (account, settings) -> {
                    String where = prefix + "accounts." + account;
                    requireAccount(account, where, "\"[channel:account]\"");
                    tree.account(account, policy -> apply(policy, where + ".", settings));
                });
        return tree.policies();
    }

    /**
     * A policy with single settings, each with its items.
     *
     * @param prefix what the settings' names begin with where they are written
     * @throws PolicyException if one is wrong
     */
    public static Policy apply(Policy base, String prefix, Map<String, List<String>> settings) {
        Policy policy = base;
        List<String> names = new ArrayList<>(settings.keySet());
        names.sort(PolicyNames.ORDER);
        for (String name : names) {
            policy =
                    PolicyNames.apply(
                            policy,
                            name,
                            Setting.list(prefix + name, settings.getOrDefault(name, List.of())));
        }
        return whole(policy, prefix + PolicyKeys.GAP_MIN);
    }

    private static void requireNew(Set<String> seen, String name, String written, String where) {
        if (!seen.add(name)) {
            throw new PolicyException(where, "'" + written + "' is written twice; write it once");
        }
    }

    private Policies parse(Reader reader, Policy base) throws IOException {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(reader);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new PolicyException(name + ":" + line, NO_YAML + e.getProblem());
        } catch (YAMLException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new PolicyException(name, NO_YAML + firstLine(e));
        }
        MappingNode sections = root == null ? null : mapping(root);
        Policy defaults = base;
        for (NodeTuple section : tuples(sections)) {
            String key = text(section.getKeyNode());
            if (!SECTIONS.contains(key)) {
                throw new PolicyException(
                        where(section.getKeyNode()),
                        "'" + key + "' is not one of default, channels, accounts");
            }
            if (key.equals("default")) {
                defaults = apply(base, mapping(section.getValueNode()));
            }
        }
        PolicyTree tree = new PolicyTree(defaults);
        each(sections, "channels", tree::channel);
        each(sections, "accounts", tree::account);
        return tree.policies();
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Takes one entry of a section. */
    private interface Entry {
        void add(String key, UnaryOperator<Policy> change);
    }

    private void each(@Nullable MappingNode sections, String section, Entry entry) {
        for (NodeTuple tuple : tuples(sections)) {
            if (!text(tuple.getKeyNode()).equals(section)) {
                continue;
            }
            for (NodeTuple one : tuples(mapping(tuple.getValueNode()))) {
                String key = text(one.getKeyNode());
                if (section.equals("accounts")) {
                    requireAccount(key, where(one.getKeyNode()), "\"channel:account\"");
                } else {
                    requireChannel(key, where(one.getKeyNode()));
                }
                MappingNode settings = mapping(one.getValueNode());
                entry.add(key, policy -> apply(policy, settings));
            }
        }
    }

    private static void requireAccount(String key, String where, String form) {
        boolean named =
                key.indexOf(':') == key.lastIndexOf(':') && isConversation(key + ":contact");
        if (!named) {
            throw new PolicyException(
                    where,
                    "'"
                            + key
                            + "' is not an account; write it as "
                            + form
                            + ", and a colon within the account as %3A");
        }
    }

    private static void requireChannel(String key, String where) {
        if (key.indexOf(':') >= 0 || !isConversation(key + ":account:contact")) {
            throw new PolicyException(
                    where,
                    "'"
                            + key
                            + "' is not a channel; write its name, such as whatsapp. An account's"
                            + " differences go under accounts");
        }
    }

    /** Whether the parts are written as they are in the key of a record. */
    private static boolean isConversation(String id) {
        try {
            return ConversationId.parse(id).toString().equals(id)
                    && List.of(id.split(":", -1)).stream().allMatch(p -> p.equals(p.strip()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Policy apply(Policy base, MappingNode settings) {
        Policy policy = base;
        List<NodeTuple> tuples = new ArrayList<>(tuples(settings, PolicyNames::uniform));
        tuples.sort(Comparator.comparing(tuple -> text(tuple.getKeyNode()), PolicyNames.ORDER));
        for (NodeTuple tuple : tuples) {
            policy =
                    PolicyNames.apply(
                            policy, text(tuple.getKeyNode()), setting(tuple.getValueNode()));
        }
        return whole(policy, where(settings));
    }

    /** Checks what single values can't show, since they may come in any order. */
    private static Policy whole(Policy policy, String where) {
        try {
            policy.dynamicGap().checkOrder();
            return policy;
        } catch (IllegalArgumentException e) {
            throw new PolicyException(where, String.valueOf(e.getMessage()));
        }
    }

    private Setting setting(Node value) {
        if (value instanceof SequenceNode list) {
            List<String> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(text(item)));
            return Setting.list(where(value), items);
        }
        return Setting.text(where(value), text(value));
    }

    /** The section under a name; an empty one counts as none. */
    private MappingNode mapping(Node node) {
        if (node.getTag().equals(Tag.NULL)) {
            return new MappingNode(
                    Tag.MAP,
                    true,
                    List.of(),
                    node.getStartMark(),
                    node.getEndMark(),
                    DumperOptions.FlowStyle.BLOCK);
        }
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new PolicyException(where(node), "names with values are expected, as in gap: 30s");
    }

    private List<NodeTuple> tuples(@Nullable MappingNode node) {
        return tuples(node, UnaryOperator.identity());
    }

    /** Names with values; no name may occur twice, in whatever spelling. */
    private List<NodeTuple> tuples(@Nullable MappingNode node, UnaryOperator<String> uniform) {
        Set<String> seen = new HashSet<>();
        List<NodeTuple> tuples = node == null ? List.of() : node.getValue();
        for (NodeTuple tuple : tuples) {
            String key = text(tuple.getKeyNode());
            String where = where(tuple.getKeyNode());
            if (key.equals("<<")) {
                throw new PolicyException(where, "'<<' is not read here; write the names out");
            }
            requireNew(seen, uniform.apply(key), key, where);
        }
        return tuples;
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new PolicyException(where(node), "a text or number is expected");
    }

    private String where(Node node) {
        return name + ":" + (node.getStartMark().getLine() + 1);
    }
}
