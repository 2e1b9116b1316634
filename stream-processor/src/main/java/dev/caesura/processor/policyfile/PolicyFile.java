package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.ConversationId;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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

    private final String name;

    private PolicyFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param base what holds where the file says nothing
     * @throws PolicyException if it is wrong: with the line, and what to write
     * @throws UncheckedIOException if it can't be read
     */
    public static Policies read(Path file, Policy base) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new PolicyFile(file.toString()).parse(reader, base);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policies can't be read from " + file.toAbsolutePath(), e);
        }
    }

    /** All that can be written in a policy, in the order in which a page lists it. */
    public static List<PolicyKey> keys() {
        return PolicyKeys.all();
    }

    /** Policies without a file: what channels themselves demand, on top of a base. */
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
     * @param base what holds for all others
     * @param prefix what the settings' names begin with where they are written, such as {@code
     *     caesura.policies.}
     * @param channels each channel's settings; a value has several items where it is a list
     * @param accounts each account's settings, by {@code channel:account}
     * @throws PolicyException if one is wrong: with its name, and what to write
     */
    public static Policies of(
            Policy base,
            String prefix,
            Map<String, Map<String, List<String>>> channels,
            Map<String, Map<String, List<String>>> accounts) {
        PolicyTree tree = new PolicyTree(base);
        channels.forEach(
                (channel, settings) ->
                        tree.channel(
                                channel,
                                policy ->
                                        apply(
                                                policy,
                                                prefix + "channels." + channel + ".",
                                                settings)));
        accounts.forEach(
                (account, settings) -> {
                    if (!isAccount(account)) {
                        throw new PolicyException(
                                prefix + "accounts." + account,
                                "'"
                                        + account
                                        + "' is no account; write it as \"[channel:account]\"");
                    }
                    tree.account(
                            account,
                            policy ->
                                    apply(policy, prefix + "accounts." + account + ".", settings));
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
        names.sort(Comparator.comparing(name -> !isPreset(name)));
        for (String name : names) {
            policy =
                    PolicyNames.apply(
                            policy,
                            name,
                            new Setting(prefix + name, settings.getOrDefault(name, List.of())));
        }
        return whole(policy, prefix + PolicyKeys.GAP_MIN);
    }

    private static boolean isPreset(String name) {
        return name.equalsIgnoreCase(PolicyKeys.PRESET);
    }

    private Policies parse(Reader reader, Policy base) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(reader);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new PolicyException(name + ":" + line, "no YAML: " + e.getProblem());
        }
        MappingNode sections = root == null ? null : mapping(root);
        Policy defaults = base;
        for (NodeTuple section : tuples(sections)) {
            String key = text(section.getKeyNode());
            if (!SECTIONS.contains(key)) {
                throw new PolicyException(
                        where(section.getKeyNode()),
                        "'" + key + "' is none of default, channels, accounts");
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

    /** Takes one entry of a section. */
    private interface Entry {
        void add(String key, java.util.function.UnaryOperator<Policy> change);
    }

    private void each(@Nullable MappingNode sections, String section, Entry entry) {
        for (NodeTuple tuple : tuples(sections)) {
            if (!text(tuple.getKeyNode()).equals(section)) {
                continue;
            }
            for (NodeTuple one : tuples(mapping(tuple.getValueNode()))) {
                String key = text(one.getKeyNode());
                if (section.equals("accounts") && !isAccount(key)) {
                    throw new PolicyException(
                            where(one.getKeyNode()),
                            "'" + key + "' is no account; write it as \"channel:account\"");
                }
                MappingNode settings = mapping(one.getValueNode());
                entry.add(key, policy -> apply(policy, settings));
            }
        }
    }

    private static boolean isAccount(String key) {
        try {
            ConversationId.parse(key + ":contact");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Policy apply(Policy base, MappingNode settings) {
        Policy policy = base;
        List<NodeTuple> tuples = new ArrayList<>(settings.getValue());
        tuples.sort(Comparator.comparing(tuple -> !isPreset(text(tuple.getKeyNode()))));
        for (NodeTuple tuple : tuples) {
            policy =
                    PolicyNames.apply(
                            policy, text(tuple.getKeyNode()), setting(tuple.getValueNode()));
        }
        return whole(policy, where(settings));
    }

    /** What can't be told of single values, since they may come in any order. */
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
            return new Setting(where(value), items);
        }
        return new Setting(where(value), List.of(text(value)));
    }

    private MappingNode mapping(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new PolicyException(where(node), "names with values are expected, as in gap: 30s");
    }

    private static List<NodeTuple> tuples(@Nullable MappingNode node) {
        return node == null ? List.of() : node.getValue();
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
