package dev.caesura.nemesis.fault;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/** The brokers' quota for producers. */
final class Quota {

    private static final ClientQuotaEntity EVERYBODY =
            new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));

    private Quota() {}

    /**
     * Sets it.
     *
     * @return removes it again
     */
    static Runnable set(Map<String, Object> client, double bytesPerSecond) {
        alter(client, bytesPerSecond);
        return () -> alter(client, null);
    }

    private static void alter(Map<String, Object> client, @Nullable Double bytesPerSecond) {
        try (Admin admin = Admin.create(client)) {
            admin.alterClientQuotas(
                            List.of(
                                    new ClientQuotaAlteration(
                                            EVERYBODY,
                                            List.of(
                                                    new ClientQuotaAlteration.Op(
                                                            "producer_byte_rate",
                                                            bytesPerSecond)))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The brokers did not take the quota", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
