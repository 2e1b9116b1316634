package dev.caesura.service.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The variables by which Kubernetes tells every container where services are, such as {@code
 * CAESURA_GATEWAY_PORT=tcp://10.0.0.7:80} for a service {@code caesura-gateway}. They look like
 * settings, and are none: <a
 * href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">
 * Kubernetes' documentation</a>.
 */
public final class ServiceLinks {

    private static final Pattern NAME =
            Pattern.compile(
                    "CAESURA_[A-Z0-9_]*?_?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
                            + "|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT = Pattern.compile("CAESURA_[A-Z0-9_]*_?PORT");
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || PORT.matcher(name).matches() && ADDRESS.matcher(value).matches();
    }

    /** Leaves them out of the environment. */
    public static void hide(MutablePropertySources sources) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        if (sources.get(name) instanceof SystemEnvironmentPropertySource environment) {
            Map<String, Object> rest = new LinkedHashMap<>(environment.getSource());
            rest.entrySet().removeIf(one -> isOne(one.getKey(), String.valueOf(one.getValue())));
            sources.replace(name, new SystemEnvironmentPropertySource(name, rest));
        }
    }
}
