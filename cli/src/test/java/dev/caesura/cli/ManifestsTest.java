package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The manifests are what Kubernetes' API takes: no unknown field, none missing, all of the right
 * type, by the models that are generated from its OpenAPI schema.
 */
class ManifestsTest {

    private static final Path ROOT = Path.of(System.getProperty("caesura.root"));
    private static final Path FOLDER = ROOT.resolve("deploy/kubernetes");

    /** Checks one document. */
    private interface Schema {
        void check(JsonElement document) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS =
            Map.of(
                    "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
                    "v1 Namespace", V1Namespace::validateJsonElement,
                    "v1 ConfigMap", V1ConfigMap::validateJsonElement,
                    "v1 Service", V1Service::validateJsonElement,
                    "batch/v1 Job", V1Job::validateJsonElement,
                    "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
                    "apps/v1 Deployment", V1Deployment::validateJsonElement,
                    "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
                    "autoscaling/v2 HorizontalPodAutoscaler",
                            V2HorizontalPodAutoscaler::validateJsonElement);

    @Test
    void shouldBeWhatKubernetesTakes() throws Exception {
        for (Map<?, ?> document : documents()) {
            String kind = document.get("apiVersion") + " " + document.get("kind");
            Schema schema = Objects.requireNonNull(SCHEMAS.get(kind), kind);
            schema.check(new Gson().toJsonTree(document));
        }
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        JsonElement document =
                new Gson()
                        .toJsonTree(
                                Map.of(
                                        "apiVersion",
                                        "v1",
                                        "kind",
                                        "Service",
                                        "spec",
                                        Map.of("prots", List.of())));

        assertThatThrownBy(() -> V1Service.validateJsonElement(document))
                .hasMessageContaining("prots");
    }

    @Test
    void shouldListEveryManifest() throws Exception {
        Map<String, List<String>> kustomization =
                new Yaml().load(Files.newBufferedReader(FOLDER.resolve("kustomization.yaml")));

        assertThat(kustomization.get("resources"))
                .containsExactlyInAnyOrderElementsOf(
                        manifests().stream().map(file -> file.getFileName().toString()).toList());
    }

    private static List<Path> manifests() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml")).sorted().toList();
        }
    }

    private static List<Map<?, ?>> documents() throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        for (Path file : manifests()) {
            try (Reader reader = Files.newBufferedReader(file)) {
                new Yaml().loadAll(reader).forEach(each -> documents.add((Map<?, ?>) each));
            }
        }
        return documents;
    }
}
