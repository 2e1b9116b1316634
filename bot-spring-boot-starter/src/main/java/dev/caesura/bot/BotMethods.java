package dev.caesura.bot;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.generation.generator.ScreenedGenerator;
import dev.caesura.sender.generation.generator.answer.AnswerScreen;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The methods that answer, and the accounts that they answer. */
public final class BotMethods {

    private static final String ALL = "";
    private static final Pattern ACCOUNT = Pattern.compile("[^\\s:]+(:\\S(.*\\S)?)?");

    private final Map<String, dev.caesura.sender.generation.generator.ReplyGenerator> byAccount =
            new HashMap<>();
    private final Map<String, String> written = new TreeMap<>();

    /** Collects the methods of beans. */
    public BotMethods(List<?> beans, String noReply) {
        AnswerScreen screen = new AnswerScreen(noReply);
        beans.forEach(bean -> add(bean, screen));
    }

    /** The methods of a class that answer. */
    static Set<Method> of(Class<?> type) {
        return MethodIntrospector.selectMethods(
                type,
                (Method method) ->
                        AnnotatedElementUtils.hasAnnotation(method, ReplyGenerator.class));
    }

    private void add(Object bean, AnswerScreen screen) {
        Class<?> type = AopUtils.getTargetClass(bean);
        for (Method found : of(type)) {
            ReplyGenerator annotation =
                    Objects.requireNonNull(
                            AnnotatedElementUtils.findMergedAnnotation(
                                    found, ReplyGenerator.class));
            Method method = AopUtils.selectInvocableMethod(found, bean.getClass());
            var generator = new ScreenedGenerator(new BotMethod(bean, method), screen);
            List<String> accounts = new ArrayList<>(List.of(annotation.value()));
            if (accounts.isEmpty()) {
                accounts.add(ALL);
            }
            for (String account : accounts) {
                requireAccount(account, found);
                put(account, generator, type.getSimpleName() + "." + found.getName());
            }
        }
    }

    private static void requireAccount(String account, Method method) {
        if (!account.isEmpty() && !ACCOUNT.matcher(account).matches()) {
            throw new BotMethodException(
                    method.toGenericString()
                            + " answers '"
                            + account
                            + "'; write a channel, such as whatsapp, or channel:account");
        }
    }

    private void put(
            String account,
            dev.caesura.sender.generation.generator.ReplyGenerator generator,
            String name) {
        String other = written.put(account, name);
        if (other != null) {
            throw new BotMethodException(
                    other
                            + " and "
                            + name
                            + " both answer "
                            + (account.equals(ALL) ? "every account" : account)
                            + "; write @ReplyGenerator(\"channel:account\") to say which method"
                            + " answers which account");
        }
        byAccount.put(account, generator);
    }

    /** Whether nothing answers. */
    public boolean isEmpty() {
        return byAccount.isEmpty();
    }

    /**
     * The methods by the channel or account that they answer; the method for all others is under
     * the empty name.
     */
    public Map<String, String> names() {
        return Map.copyOf(written);
    }

    /**
     * The methods as the sender's generators; accounts that no method answers are left to somebody
     * else.
     */
    public Generators generators() {
        return new Generators(byAccount, this::nameFor);
    }

    private String nameFor(ConversationId conversation) {
        String account = conversation.channel() + ":" + conversation.account();
        for (String name : List.of(account, conversation.channel(), ALL)) {
            if (byAccount.containsKey(name)) {
                return name;
            }
        }
        return Generators.NONE;
    }
}
