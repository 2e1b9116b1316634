package dev.caesura.console.services;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, {@code caesura.console.*}; what is empty is not asked, and the page says
 * so.
 *
 * @param processorUrl any instance of the processor, such as {@code http://processor:8081}
 * @param processorToken the value of {@code caesura.processor.query.token} there
 * @param gatewayUrl the gateway, for its spool
 * @param senderUrl the sender, for its circuits
 */
@ConfigurationProperties("caesura.console")
public record ServicesSettings(
        @DefaultValue("") String processorUrl,
        @DefaultValue("") String processorToken,
        @DefaultValue("") String gatewayUrl,
        @DefaultValue("") String senderUrl) {

    public ServicesSettings {
        checked("processor-url", processorUrl);
        checked("gateway-url", gatewayUrl);
        checked("sender-url", senderUrl);
    }

    private static void checked(String name, String url) {
        if (!url.isEmpty() && !url.matches("https?://[^/]+(/.*)?")) {
            throw new IllegalArgumentException(
                    "caesura.console."
                            + name
                            + " is '"
                            + url
                            + "': write an address such as http://127.0.0.1:8081");
        }
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "ServicesSettings[processorUrl=" + processorUrl + ", gatewayUrl=" + gatewayUrl + "]";
    }
}
