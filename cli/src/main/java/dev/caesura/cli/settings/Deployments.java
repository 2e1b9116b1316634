package dev.caesura.cli.settings;

/** Makes the files that run a configuration in containers. */
final class Deployments {

    private static final String FILES = "/config/caesura.yml,/config/accounts.yml";

    private Deployments() {}

    /** Docker Compose: the topics, then the services, with this folder mounted read-only. */
    static String compose(Answers answers) {
        return """
        # docker compose up; the image is built by: mvn -Pimage -Dquick -DskipTests -pl cli -am package
        # and loaded by: docker load --input cli/target/jib-image.tar
        # Its user has the number 10001, and must be able to read the secrets: chown -R 10001 secrets
        name: caesura

        x-service: &service
          image: ${CAESURA_IMAGE:-caesura:0.1.0-SNAPSHOT}
          environment: &environment
            CAESURA_CONFIG: %1$s
            CAESURA_HOME: /config
            CAESURA_BOOTSTRAP_SERVERS: ${KAFKA:-%2$s}   # As containers reach it.
            CAESURA_GATEWAY_ADDRESS: 0.0.0.0
            CAESURA_PROCESSOR_ADDRESS: 0.0.0.0
            CAESURA_SENDER_ADDRESS: 0.0.0.0
          volumes: [".:/config:ro", "data:/data"]
          restart: unless-stopped
          stop_grace_period: 40s
          depends_on: {topics: {condition: service_completed_successfully}}

        services:
          topics:
            image: ${CAESURA_IMAGE:-caesura:0.1.0-SNAPSHOT}
            command: [topics, create]
            environment: *environment
            volumes: [".:/config:ro"]
          gateway:
            <<: *service
            command: [gateway]
            ports: ["127.0.0.1:8080:8080"]
          processor:
            <<: *service
            command: [processor]
          sender:
            <<: *service
            command: [sender]

        volumes:
          data:
        """
                .formatted(FILES, answers.kafka());
    }

    /** The replacement for config.yaml of deploy/kubernetes, with the files mounted. */
    static String kubernetes(Answers answers) {
        return """
        # The settings for deploy/kubernetes, in place of its config.yaml. Make the files known with
        #   kubectl -n caesura create secret generic caesura-files --from-file=caesura.yml \\
        #     --from-file=accounts.yml --from-file=policies.yml
        #   kubectl -n caesura create secret generic caesura-secrets --from-file=secrets/
        # and mount them in each deployment: caesura-files at /config, caesura-secrets at /config/secrets.
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: caesura
        data:
          CAESURA_CONFIG: %1$s
          CAESURA_HOME: /config
          CAESURA_BOOTSTRAP_SERVERS: "%2$s"
          CAESURA_GATEWAY_ADDRESS: 0.0.0.0
          CAESURA_PROCESSOR_ADDRESS: 0.0.0.0
          CAESURA_SENDER_ADDRESS: 0.0.0.0
        """
                .formatted(FILES, answers.kafka());
    }
}
